/** An engine that runs the trials of sweeps on Apache Spark. */
module org.ranvier.plugins.engines.spark {
    requires org.ranvier.api;

    // Spark is the class path of a process of its own, in which nothing of this is a module.
    provides org.ranvier.api.engine.Engine with
            org.ranvier.plugins.engines.spark.Spark;
}
