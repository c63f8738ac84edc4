/** The dashboard: a page on this machine alone that shows runs while they train. */
module org.ranvier.dashboard {
    requires transitive org.ranvier.training;
    requires jdk.httpserver;
    requires org.ranvier.report;
    requires tools.jackson.databind;

    exports org.ranvier.dashboard;
}
