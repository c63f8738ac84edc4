package org.ranvier.plugins.backend.simd.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.support.Parallel;

/**
 * All that a segment needs of the ticks before it: the states of neurons and currents at the tick before, and of every
 * population the ticks to which delays reach back. Inputs are read again from the batch.
 */
final class Boundary {

    private final Batch batch;
    private final Parallel parallel;
    private final List<Past> states = new ArrayList<>();
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
            course.carried().forEach(signal -> states.add(new PastNumbers(signal, 1)));
        }
        for (SourceRun node : batch.nodes.values()) {
            if (node.course != null) {
                outputs.put(node, past(node, reach(node, reach)));
            }
        }
    }

    private static Past past(SourceRun node, int ticks) {
        return node.course.onlySpikes()
                ? new PastSpikes(node.signals, ticks)
                : new PastNumbers(node.signals.output, ticks);
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
        states.forEach(past -> past.keep(0, parallel));
    }

    /** Keeps what a segment needs that begins at a tick of the signals. */
    void keep(int tick) {
        silent = false;
        states.forEach(past -> past.keep(tick, parallel));
        outputs.values().forEach(past -> past.keep(tick, parallel));
    }

    /** Brings all of it back, for a segment that begins at a tick of the signals. */
    void restore(int tick) {
        states.forEach(past -> past.restore(tick, parallel));
        for (SourceRun node : batch.nodes.values()) {
            if (node.course != null) {
                Past past = outputs.get(node);
                int begin = silent ? tick : tick - past.ticks();
                each(node, (g, n, end) -> node.signals.output.clear(g, n, end, 0, begin));
                if (!silent) {
                    past.restore(tick, parallel);
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
        return states.stream().mapToLong(Past::floats).sum()
                + outputs.values().stream().mapToLong(Past::floats).sum();
    }
}
