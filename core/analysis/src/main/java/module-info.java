/**
 * Analyses of trained networks and of what they do: pure functions over checkpoints and recordings, without input or
 * output.
 */
module org.ranvier.analysis {
    requires transitive org.ranvier.api;
    requires org.apache.commons.statistics.descriptive;
    requires org.apache.commons.statistics.inference;
    requires org.ranvier.support;

    exports org.ranvier.analysis;
}
