package org.ranvier.plugins.backend.simd.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;

/**
 * dL/d arrivals of the ticks after a segment, as far as delays bring it back: what segments run backward hand on to the
 * one before. In the signals they lie behind the segment while the input gradient is computed, and are silent else, so
 * that each counts once for parameters.
 */
final class FutureGradients {

    private final Window window;
    private final Parallel parallel;
    private final Map<Signal, Past> first = new LinkedHashMap<>();
    /** Whether there is nothing after the segment. */
    private boolean last;

    FutureGradients(Batch batch, Window window, Parallel parallel) {
        this.window = window;
        this.parallel = parallel;
        batch.wires.values().forEach(w -> first.computeIfAbsent(w.delta, s -> new Past(s, window.reach(), false)));
    }

    /** Begins with the last segment. */
    void begin() {
        last = true;
    }

    /**
     * Puts what comes after a segment behind it, for one node's inputs, and nothing before it.
     *
     * @param end the tick of the signals behind the segment
     */
    void load(SourceRun node, int end) {
        node.in.stream().map(w -> w.delta).distinct().forEach(delta -> {
            clear(delta, 0, window.reach());
            clear(delta, end, window.ticks());
            if (!last) {
                first.get(delta).restore(delta, end + window.reach(), parallel);
            }
        });
    }

    /**
     * Keeps what the segment hands on, and leaves nothing behind it.
     *
     * @param end the tick of the signals behind the segment
     */
    void keep(int end) {
        last = false;
        first.forEach((delta, past) -> {
            past.keep(delta, 2 * window.reach(), parallel);
            clear(delta, end, window.ticks());
        });
    }

    private void clear(Signal signal, int tick, int toTick) {
        parallel.forRows(
                signal.groups.length, signal.neurons, Lanes.ROWS, (g, n, end) -> signal.clear(g, n, end, tick, toTick));
    }

    /** Returns how many floats it takes. */
    long floats() {
        return first.values().stream().mapToLong(Past::floats).sum();
    }
}
