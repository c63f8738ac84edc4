/** The MNIST family of image files. */
module org.ranvier.plugins.datasets.idx {
    requires org.ranvier.api;

    provides org.ranvier.api.data.Dataset with
            org.ranvier.plugins.datasets.idx.Idx;
}
