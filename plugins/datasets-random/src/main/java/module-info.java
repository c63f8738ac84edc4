/** Random spike trains of random classes, generated. */
module org.ranvier.plugins.datasets.random {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Dataset with
            org.ranvier.plugins.datasets.random.RandomSpikes;
}
