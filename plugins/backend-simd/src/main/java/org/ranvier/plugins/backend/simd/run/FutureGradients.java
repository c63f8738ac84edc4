package org.ranvier.plugins.backend.simd.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;

/**
 * dL/d arrivals of the ticks after a segment, as far as delays bring it back: what segments run backward hand on to the
 * one before. In the signals they lie behind the segment, where there are zeros else, while the input gradient is
 * computed, but not for the gradients of parameters, so that each counts once.
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
        Map<Signal, Integer> reach = new LinkedHashMap<>();
        batch.wires.values().forEach(w -> reach.merge(w.delta, w.connection.reach, Math::max));
        reach.forEach((delta, ticks) -> first.put(delta, new PastNumbers(delta, ticks)));
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
            Past own = first.get(delta);
            clear(delta, 0, window.reach());
            clear(delta, end, behind(own));
            if (!last) {
                own.restore(end + own.ticks(), parallel);
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
            past.keep(window.reach() + past.ticks(), parallel);
            clear(delta, end, behind(past));
        });
    }

    /**
     * Returns the tick behind all that is written: what comes back from later, or a loop that ran to the end of a tile.
     */
    private int behind(Past own) {
        return window.ticks() + own.ticks() + Signal.TILE;
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
