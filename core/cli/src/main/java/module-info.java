/** The {@code ranvier} program. */
module org.ranvier.cli {
    requires de.siegmar.fastcsv;
    requires java.compiler;
    requires java.management;
    requires jdk.jfr;
    requires me.tongfei.progressbar;
    requires org.apache.commons.cli;
    requires org.ranvier.analysis;
    requires org.ranvier.api;
    requires org.ranvier.bench;
    requires org.ranvier.config;
    requires org.ranvier.dashboard;
    requires org.ranvier.data;
    requires org.ranvier.fetch;
    requires org.ranvier.figures;
    requires org.ranvier.install;
    requires org.ranvier.report;
    requires org.ranvier.training;
    requires org.ranvier.runtime;
    requires org.ranvier.text;
    // For what it provides.
    requires org.ranvier.tracking;
    requires tools.jackson.core;
}
