/** N-MNIST, digits as events of a camera. */
module org.ranvier.plugins.datasets.nmnist {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Dataset with
            org.ranvier.plugins.datasets.nmnist.Nmnist;
}
