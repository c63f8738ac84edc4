package org.ranvier.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.ranvier.api.backend.Session;
import org.ranvier.training.StepBenchmark;

/**
 * A sample that is run tick by tick, as live input is.
 *
 * @param tickUsMedian the median duration of a tick in µs, over the ticks of the fastest run
 * @param bytesPerTick bytes that all threads together allocate for a tick, the mean over those of the last run
 */
public record Streaming(double tickUsMedian, double bytesPerTick) {

    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** Runs the first batch over and over; the first runs warm up. */
    static Streaming of(StepBenchmark rehearsal, Effort effort, BooleanSupplier stop) {
        double[] micros = new double[rehearsal.plan().ticks()];
        double[] best = {Double.POSITIVE_INFINITY};
        long[] bytes = {0};
        Stopwatch.time(
                effort,
                () -> {
                    bytes[0] = run(rehearsal, micros);
                    Arrays.sort(micros);
                    best[0] = Math.min(best[0], micros[micros.length / 2]);
                },
                stop);
        return new Streaming(best[0], (double) bytes[0] / micros.length);
    }

    /** Fills in how long each tick took in µs, and returns how many bytes all of them allocated. */
    private static long run(StepBenchmark rehearsal, double[] micros) {
        try (Session session = rehearsal.live()) {
            long before = THREADS.getTotalThreadAllocatedBytes();
            for (int tick = 0; tick < micros.length; tick++) {
                long begin = System.nanoTime();
                session.advance(1);
                micros[tick] = (System.nanoTime() - begin) / 1e3;
            }
            return THREADS.getTotalThreadAllocatedBytes() - before;
        }
    }
}
