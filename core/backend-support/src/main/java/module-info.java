/**
 * Building blocks for the authors of backends, over and above the contracts of the api.
 *
 * <p>Like the api it always comes from Ranvier itself: compile against it, and do not bundle it.
 */
module org.ranvier.support {
    requires transitive org.ranvier.api;

    exports org.ranvier.support;
    exports org.ranvier.support.code;
    exports org.ranvier.support.plan;
}
