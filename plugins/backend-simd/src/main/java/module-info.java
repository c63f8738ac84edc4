/**
 * The Vector API backend: single precision, the batch as SIMD lanes, equations compiled to hidden classes.
 *
 * <p>The Vector API is an incubating module that a JVM has only when started with it. It is therefore required
 * statically: without it this plugin still loads, and says what is missing.
 */
module org.ranvier.plugins.backend.simd {
    requires org.ranvier.api;
    requires org.ranvier.support;
    requires static jdk.incubator.vector;

    provides org.ranvier.api.backend.Backend with
            org.ranvier.plugins.backend.simd.SimdBackend;
}
