/** Finds, resolves and isolates plugins. */
module org.ranvier.runtime {
    requires transitive org.ranvier.api;

    exports org.ranvier.runtime;
}
