/** Published data: what of it is here, and how the rest is fetched. */
module org.ranvier.fetch {
    requires transitive org.ranvier.api;
    requires org.ranvier.text;
    requires java.net.http;

    exports org.ranvier.fetch;
}
