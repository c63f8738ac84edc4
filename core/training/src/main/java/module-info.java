/** Experiments: from a file to a trained network and a run directory. */
@SuppressWarnings("module") // a module that is built later is named
module org.ranvier.training {
    requires transitive org.ranvier.api;
    requires transitive org.ranvier.compiler;
    requires transitive org.ranvier.config;
    requires transitive org.ranvier.runtime;
    requires org.ranvier.data;
    requires org.ranvier.support;
    requires org.ranvier.text;
    requires de.siegmar.fastcsv;
    requires org.apache.commons.statistics.inference;
    requires com.fasterxml.jackson.annotation;
    requires tools.jackson.databind;

    exports org.ranvier.training;
    exports org.ranvier.training.archive;
    exports org.ranvier.training.backend;
    exports org.ranvier.training.component;
    exports org.ranvier.training.data;
    exports org.ranvier.training.explain;
    exports org.ranvier.training.metric;
    exports org.ranvier.training.network;
    exports org.ranvier.training.paper;
    exports org.ranvier.training.plan;
    exports org.ranvier.training.report;
    exports org.ranvier.training.simulate;
    exports org.ranvier.training.statistics;
    exports org.ranvier.training.sweep;
    exports org.ranvier.training.tracking;
    exports org.ranvier.training.trial;
    exports org.ranvier.training.watch;

    uses org.ranvier.training.tracking.Tracker;
    // Jackson reads and writes plans.
    opens org.ranvier.training.plan to
            tools.jackson.databind;

    // Its tests carry out what a step policy decides.
    exports org.ranvier.training.loop to
            org.ranvier.conformance;
}
