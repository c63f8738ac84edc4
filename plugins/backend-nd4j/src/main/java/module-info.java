/** Runs networks as array operations of ND4J, on CPUs and NVIDIA GPUs. */
module org.ranvier.plugins.backend.nd4j {
    requires org.ranvier.api;
    requires org.ranvier.support;

    // ND4J has no module names that Java accepts: it is the class path of this plugin, which the module reads.
    provides org.ranvier.api.backend.Backend with
            org.ranvier.plugins.backend.nd4j.Nd4jBackend;
}
