/**
 * Configuration files: YAML and JSON as trees that know their places, and readers that report every problem at once.
 */
module org.ranvier.config {
    requires transitive org.ranvier.api;
    requires org.ranvier.text;
    requires org.snakeyaml.engine;
    requires tools.jackson.core;

    exports org.ranvier.config;
    exports org.ranvier.config.tree;
}
