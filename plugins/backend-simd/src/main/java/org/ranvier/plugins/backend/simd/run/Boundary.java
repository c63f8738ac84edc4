package org.ranvier.plugins.backend.simd.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;

/**
 * All that a segment needs of the ticks before it: the states of neurons and currents at the tick before, and of every
 * population the ticks to which delays reach back. Inputs are read again from the batch.
 */
final class Boundary {

    private final Batch batch;
    private final Parallel parallel;
    private final Map<Signal, Past> states = new LinkedHashMap<>();
    private final Map<SourceRun, Past> outputs = new LinkedHashMap<>();
    /** Whether nothing was sent before. */
    private boolean silent;

    /**
     * Makes room.
     *
     * @param reach the longest delay
     */
    Boundary(Batch batch, int reach, Parallel parallel) {
        this.batch = batch;
        this.parallel = parallel;
        for (PopulationRun course : courses(batch)) {
            course.carried().forEach(signal -> states.put(signal, new Past(signal, 1, false)));
        }
        for (SourceRun node : batch.nodes.values()) {
            if (node.course != null) {
                outputs.put(node, new Past(node.signals.output, reach(node, reach), node.course.onlySpikes()));
            }
        }
    }

    private static List<PopulationRun> courses(Batch batch) {
        List<PopulationRun> courses = new ArrayList<>();
        batch.nodes.values().stream()
                .filter(n -> n.course != null)
                .map(n -> n.course)
                .forEach(courses::add);
        batch.wires.values().stream()
                .filter(w -> w.current != null)
                .map(w -> w.current)
                .forEach(courses::add);
        return courses;
    }

    /** Returns how many ticks back the output of a population is read; its own neurons read the tick before. */
    private static int reach(SourceRun node, int longest) {
        return node.dropouts.isEmpty()
                ? node.out.stream().mapToInt(w -> w.connection.reach).max().orElse(1)
                : longest;
    }

    /** Keeps what the first segment needs: initial states, which lie at the tick before all signals, and silence. */
    void keepStart() {
        silent = true;
        states.forEach((signal, past) -> past.keep(signal, 0, parallel));
    }

    /** Keeps what a segment needs that begins at a tick of the signals. */
    void keep(int tick) {
        silent = false;
        states.forEach((signal, past) -> past.keep(signal, tick, parallel));
        outputs.forEach((node, past) -> past.keep(node.signals.output, tick, parallel));
    }

    /** Brings all of it back, for a segment that begins at a tick of the signals. */
    void restore(int tick) {
        states.forEach((signal, past) -> past.restore(signal, tick, parallel));
        for (SourceRun node : batch.nodes.values()) {
            if (node.course != null) {
                Past past = outputs.get(node);
                int begin = silent ? tick : tick - past.ticks();
                each(node, (g, n, end) -> node.signals.output.clear(g, n, end, 0, begin));
                if (!silent) {
                    past.restore(node.signals.output, tick, parallel);
                }
            }
        }
        for (SourceRun node : batch.nodes.values()) {
            if (node.dropped != null) {
                each(node, (g, n, end) -> node.dropped.forward(g, n, end, 0, tick));
            }
        }
    }

    private void each(SourceRun node, Parallel.RowTask task) {
        parallel.forRows(node.signals.output.groups.length, node.signals.width, Lanes.ROWS, task);
    }

    /** Returns the floats that take as much memory. */
    long floats() {
        return states.values().stream().mapToLong(Past::floats).sum()
                + outputs.values().stream().mapToLong(Past::floats).sum();
    }
}
