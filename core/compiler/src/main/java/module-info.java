/**
 * Turns equations into flat lists of scalar operations: validate, simplify, discretise, differentiate, share, lower.
 */
module org.ranvier.compiler {
    requires transitive org.ranvier.api;

    exports org.ranvier.compiler;
}
