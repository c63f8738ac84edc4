module org.ranvier.api {
    exports org.ranvier.api;
}
