/**
 * Benchmarks: fixed workloads, and the limits of the machine that they run on.
 *
 * <p>The Vector API is an incubating module that a JVM has only when started with it. It is therefore required
 * statically: without it workloads can be measured, but not the machine.
 */
module org.ranvier.bench {
    requires transitive org.ranvier.training;
    requires jdk.management;
    requires static jdk.incubator.vector;

    exports org.ranvier.bench;
    exports org.ranvier.bench.machine;
}
