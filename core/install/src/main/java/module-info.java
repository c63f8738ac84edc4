/** Installation of plugins: what is taken from where, whom it is from, and how it gets to its place. */
module org.ranvier.install {
    requires transitive org.ranvier.api;
    requires transitive org.ranvier.fetch;
    requires transitive org.ranvier.runtime;
    requires org.ranvier.text;
    requires tools.jackson.databind;

    exports org.ranvier.install;
    exports org.ranvier.install.archive;
    exports org.ranvier.install.index;
    exports org.ranvier.install.sign;
    exports org.ranvier.install.source;
    exports org.ranvier.install.trust;
}
