/** Experiments: from a file to a trained network and a run directory. */
module org.ranvier.training {
    requires transitive org.ranvier.api;
    requires transitive org.ranvier.compiler;
    requires transitive org.ranvier.config;
    requires transitive org.ranvier.runtime;
    requires org.ranvier.data;
    requires org.ranvier.text;
    requires de.siegmar.fastcsv;
    requires com.fasterxml.jackson.annotation;
    requires tools.jackson.databind;

    exports org.ranvier.training;
    exports org.ranvier.training.advice;
    exports org.ranvier.training.backend;
    exports org.ranvier.training.network;
    exports org.ranvier.training.simulate;
    exports org.ranvier.training.structure;
}
