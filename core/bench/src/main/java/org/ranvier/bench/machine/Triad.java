package org.ranvier.bench.machine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The triad of STREAM, a = b + s·c, on one thread's part of the arrays. Its memory lies outside the heap, so that it
 * goes back at once.
 *
 * <p>Source: J. D. McCalpin, "Memory bandwidth and machine balance in current high performance computers", IEEE TCCA
 * Newsletter, 1995.
 */
final class Triad implements Team.Member {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final double SECONDS = 1.5;
    private static final int ALIGNMENT = 64;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment a;
    private final MemorySegment b;
    private final MemorySegment c;

    /**
     * Allocates three arrays.
     *
     * @param bytes of each, a multiple of {@link #ALIGNMENT}
     */
    Triad(long bytes) {
        a = arena.allocate(bytes, ALIGNMENT);
        b = arena.allocate(bytes, ALIGNMENT).fill((byte) 1);
        c = arena.allocate(bytes, ALIGNMENT).fill((byte) 2);
    }

    /**
     * Returns the speed at which a number of threads together move data, in 10⁹ bytes a second, counting two arrays
     * read and one written, as STREAM does.
     */
    static double gigabytesPerSecond(int threads) throws InterruptedException {
        long bytes = CacheSizes.beyondTheLast() / threads / ALIGNMENT * ALIGNMENT;
        return 3.0 * bytes * threads / Team.bestSeconds(threads, SECONDS, () -> new Triad(bytes)) / 1e9;
    }

    @Override
    public void work() {
        FloatVector s = FloatVector.broadcast(SPECIES, 3);
        long step = SPECIES.vectorByteSize();
        for (long at = 0; at < a.byteSize(); at += step) {
            FloatVector.fromMemorySegment(SPECIES, c, at, ORDER)
                    .fma(s, FloatVector.fromMemorySegment(SPECIES, b, at, ORDER))
                    .intoMemorySegment(a, at, ORDER);
        }
    }

    /** A number of the result. */
    float result(long index) {
        return a.get(ValueLayout.JAVA_FLOAT, index * Float.BYTES);
    }

    @Override
    public void close() {
        arena.close();
    }
}
