/** Finds, resolves and isolates plugins. */
module org.ranvier.runtime {
    requires transitive org.ranvier.api;
    requires org.ranvier.text;

    exports org.ranvier.runtime;
    exports org.ranvier.runtime.platform;
}
