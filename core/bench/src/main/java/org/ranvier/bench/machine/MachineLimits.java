package org.ranvier.bench.machine;

import java.util.Optional;
import java.util.OptionalInt;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.platform.Vectors;

/**
 * Peak performance of the machine, measured in this process.
 *
 * @param threads the number of threads used
 * @param sgemmGflops single-precision products of matrices, by all threads together, in 10⁹ operations a second
 * @param sgemmGflopsOneThread the same by one thread alone
 * @param triadGbS a = b + s·c on arrays that no cache holds, by all threads together, in 10⁹ bytes read or written a
 *     second
 * @param core what one thread can do at most in registers and in its caches
 */
public record MachineLimits(int threads, double sgemmGflops, double sgemmGflopsOneThread, double triadGbS, Core core) {

    /**
     * One thread alone, in vectors.
     *
     * @param fmaGflops products added in registers, two operations each, in 10⁹ operations a second
     * @param l1LoadsGbS loads from the first cache in 10⁹ bytes a second
     * @param l2LoadsGbS loads from the second cache
     * @param l1StoresGbS stores to the first cache
     */
    public record Core(double fmaGflops, double l1LoadsGbS, double l2LoadsGbS, double l1StoresGbS) {

        private static Core measure() throws InterruptedException {
            return new Core(
                    2 * Throughput.gigafloatsPerSecond(Throughput.Kind.FMA),
                    Float.BYTES * Throughput.gigafloatsPerSecond(Throughput.Kind.L1_LOADS),
                    Float.BYTES * Throughput.gigafloatsPerSecond(Throughput.Kind.L2_LOADS),
                    Float.BYTES * Throughput.gigafloatsPerSecond(Throughput.Kind.L1_STORES));
        }
    }

    /**
     * Measures the limits, which takes a few seconds and several times as much memory as the last cache holds.
     *
     * @throws RanvierException if this JVM lacks the module of vectors
     * @throws InterruptedException if the thread was interrupted
     */
    public static MachineLimits measure(int threads) throws InterruptedException {
        if (!hasVectors()) {
            throw new RanvierException(Problem.run(
                    "bench",
                    "the limits of the machine are measured with vectors, but this JVM runs without the module "
                            + Vectors.MODULE,
                    "start Ranvier with its launcher, or java with --add-modules " + Vectors.MODULE));
        }
        double one = Sgemm.gflops(1);
        return new MachineLimits(
                threads,
                threads == 1 ? one : Sgemm.gflops(threads),
                one,
                Triad.gigabytesPerSecond(threads),
                Core.measure());
    }

    /** Returns the vector width of this CPU in bits; empty if this JVM lacks the module of vectors. */
    public static OptionalInt simdBits() {
        return hasVectors() ? OptionalInt.of(SgemmKernel.VECTOR_BITS) : OptionalInt.empty();
    }

    private static boolean hasVectors() {
        // This module is older than one that was loaded late, and so does not read it of itself.
        Optional<Module> vectors = Vectors.module();
        vectors.ifPresent(MachineLimits.class.getModule()::addReads);
        return vectors.isPresent();
    }
}
