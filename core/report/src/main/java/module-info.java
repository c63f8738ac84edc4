/** Reports: one self-contained page of one run, or of several side by side. */
module org.ranvier.report {
    requires transitive org.ranvier.training;
    requires org.ranvier.analysis;
    requires org.ranvier.config;
    requires org.ranvier.data;
    requires transitive org.ranvier.figures;
    requires tools.jackson.databind;

    exports org.ranvier.report;
    exports org.ranvier.report.paper;
}
