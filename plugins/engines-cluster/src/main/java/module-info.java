/** Engines that run the trials of sweeps on the nodes of a cluster. */
module org.ranvier.plugins.engines.cluster {
    requires org.ranvier.api;

    provides org.ranvier.api.engine.Engine with
            org.ranvier.plugins.engines.cluster.Slurm,
            org.ranvier.plugins.engines.cluster.Kubernetes;
}
