package org.ranvier.bench.machine;

import java.util.OptionalInt;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * What the machine can do at most, measured in this process.
 *
 * @param threads how many were at work
 * @param sgemmGflops single-precision products of matrices, by all threads together, in 10⁹ operations a second
 * @param sgemmGflopsOneThread the same by one thread alone
 * @param triadGbS a = b + s·c on arrays that no cache holds, by all threads together, in 10⁹ bytes read or written a second
 */
public record MachineLimits(int threads, double sgemmGflops, double sgemmGflopsOneThread, double triadGbS) {

    private static final String VECTORS = "jdk.incubator.vector";

    /**
     * Measures; takes a few seconds and several times the memory of the last cache.
     *
     * @throws RanvierException without the module of vectors
     * @throws InterruptedException if the thread was interrupted
     */
    public static MachineLimits measure(int threads) throws InterruptedException {
        if (!hasVectors()) {
            throw new RanvierException(Problem.run(
                    "bench",
                    "the limits of the machine are measured with vectors, but this JVM runs without the module " + VECTORS,
                    "start Ranvier with its launcher, or java with --add-modules " + VECTORS));
        }
        double one = Sgemm.gflops(1);
        return new MachineLimits(threads, threads == 1 ? one : Sgemm.gflops(threads), one, Triad.gigabytesPerSecond(threads));
    }

    /** How many bits a vector of this CPU has, where this JVM has the module of vectors. */
    public static OptionalInt simdBits() {
        return hasVectors() ? OptionalInt.of(SgemmKernel.VECTOR_BITS) : OptionalInt.empty();
    }

    private static boolean hasVectors() {
        return ModuleLayer.boot().findModule(VECTORS).isPresent();
    }
}
