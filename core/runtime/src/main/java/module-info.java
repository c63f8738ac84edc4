/** Finds, resolves and isolates plugins. */
module org.ranvier.runtime {
    requires transitive jdk.jfr;
    requires transitive org.ranvier.api;
    // For plugins, which have it from here.
    requires org.ranvier.support;
    requires org.ranvier.text;

    exports org.ranvier.runtime;
    exports org.ranvier.runtime.platform;
    exports org.ranvier.runtime.plugin;
}
