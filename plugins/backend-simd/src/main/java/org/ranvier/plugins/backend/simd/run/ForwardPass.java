package org.ranvier.plugins.backend.simd.run;

import java.util.List;
import java.util.Set;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.support.Parallel;
import org.ranvier.support.code.Draws;
import org.ranvier.support.plan.Stage;

/** A batch on its way forward: stages one after the other, each over a range of ticks. */
final class ForwardPass {

    /** Neurons whose signals over all ticks stay in the second-level cache, or nearly in the first. */
    static final int FEW = 8;

    private final Batch batch;
    /** The nodes whose output is asked for in the end. */
    private final Set<SourceRun> kept;

    private final List<Stage> stages;
    private final RunOptions options;
    private final boolean training;
    private final Draws draws;
    private final Parallel parallel;
    private final int groups;
    /** Whether what is active is known of all nodes. */
    private boolean scanned;

    ForwardPass(
            Batch batch, Set<SourceRun> kept, List<Stage> stages, RunOptions options, Draws draws, Parallel parallel) {
        this.batch = batch;
        this.kept = kept;
        this.stages = stages;
        this.options = options;
        this.training = options.training();
        this.draws = draws;
        this.parallel = parallel;
        this.groups = batch.shape.extent().groups();
    }

    /** Sets initial states and draws masks; inputs are loaded already. */
    void start() {
        for (SourceRun node : batch.nodes.values()) {
            node.begin(options);
            if (node.course != null) {
                node.course.start(draws, parallel);
            } else if (node.dropped != null) {
                node.dropped.draw(training, draws);
            }
        }
        for (ProjectionRun wire : batch.wires.values()) {
            if (wire.current != null) {
                wire.current.start(draws, parallel);
            }
        }
    }

    /** Whether a whole sample has to be run at once. */
    boolean needsAllTicks() {
        return training && batch.wires.values().stream().anyMatch(w -> w.normalized != null);
    }

    /**
     * Finds out when nodes were active, where that is not known from a run over all ticks.
     *
     * @param ticks how many have been run; what lies behind them is of the batch before
     */
    void scanAll(int ticks) {
        if (!scanned) {
            batch.nodes
                    .values()
                    .forEach(node -> parallel.forRows(groups, node.signals.width, Lanes.ROWS, (g, n, end) -> {
                        node.silence(g, n, end, ticks);
                        node.signals.scan(g, n, end);
                    }));
        }
    }

    void run(int tick, int toTick) {
        run(tick, toTick, tick == 0 && toTick == batch.shape.extent().ticks());
    }

    /**
     * Runs some ticks.
     *
     * @param whole whether there is no activity but that of inputs, of these ticks, and of ticks before them that all
     *     signals still hold, so that events tell of all that arrives
     */
    void run(int tick, int toTick, boolean whole) {
        scanned = whole;
        for (Stage stage : stages) {
            List<SourceRun> nodes = stage.names().stream().map(batch.nodes::get).toList();
            if (stage.loop()) {
                loop(nodes, tick, toTick, whole);
            } else {
                straight(nodes.getFirst(), tick, toTick, whole);
            }
        }
    }

    private void straight(SourceRun node, int tick, int toTick, boolean whole) {
        if (node.dropped == null && node.course == null) {
            return;
        }
        node.in.forEach(w -> w.choose(whole));
        boolean normalizes = training && node.in.stream().anyMatch(w -> w.normalized != null);
        boolean few = !normalizes && node.in.stream().allMatch(ProjectionRun::fewAtOnce);
        node.in.forEach(w -> w.prepare(few ? FEW : 0, parallel));
        node.signals.output.fold(Lanes.ROWS, whole && node.spikesAlone() && !kept.contains(node) ? FEW : 0);
        if (normalizes) {
            parallel.forRows(
                    groups, node.signals.width, Lanes.ROWS, (g, n, end) -> arrive(node.in, g, n, end, tick, toTick));
            node.in.forEach(this::normalize);
        }
        int together = few ? FEW : Lanes.ROWS;
        parallel.forRows(groups, node.signals.width, Lanes.ROWS, (g, first, last) -> {
            for (int n = first; n < last; n += together) {
                int end = Math.min(n + together, last);
                if (!normalizes) {
                    arrive(node.in, g, n, end, tick, toTick);
                }
                for (int k = n; k < end; k++) {
                    step(node, g, k, k + 1, tick, toTick);
                    if (whole) {
                        node.signals.scan(g, k, k + 1);
                    }
                }
            }
        });
    }

    /**
     * Runs the nodes of a loop. What arrives from outside the loop is computed for all ticks at once, the rest tick by
     * tick.
     */
    private void loop(List<SourceRun> nodes, int tick, int toTick, boolean whole) {
        nodes.forEach(node -> node.signals.output.fold(Lanes.ROWS, 0));
        for (SourceRun node : nodes) {
            List<ProjectionRun> outer =
                    node.in.stream().filter(w -> !nodes.contains(fromNode(w))).toList();
            node.in.forEach(w -> w.choose(whole && outer.contains(w)));
            node.in.forEach(w -> w.prepare(0, parallel));
            parallel.forRows(
                    groups, node.signals.width, Lanes.ROWS, (g, n, end) -> arrive(outer, g, n, end, tick, toTick));
            if (training) {
                outer.forEach(this::normalize);
            }
        }
        List<List<ProjectionRun>> inner = nodes.stream()
                .map(n -> n.in.stream().filter(w -> nodes.contains(fromNode(w))).toList())
                .toList();
        parallel.forEach(groups, g -> {
            for (int t = tick; t < toTick; t++) {
                for (int k = 0; k < nodes.size(); k++) {
                    arrive(inner.get(k), g, 0, nodes.get(k).signals.width, t, t + 1);
                    step(nodes.get(k), g, 0, nodes.get(k).signals.width, t, t + 1);
                }
            }
        });
        if (whole) {
            nodes.forEach(node -> parallel.forRows(groups, node.signals.width, Lanes.ROWS, node.signals::scan));
        }
    }

    private SourceRun fromNode(ProjectionRun wire) {
        return batch.nodes.get(wire.connection.plan.from());
    }

    private void arrive(List<ProjectionRun> wires, int group, int neuron, int end, int tick, int toTick) {
        for (ProjectionRun wire : wires) {
            wire.arrive(group, neuron, end, tick, toTick);
            if (wire.current != null) {
                wire.current.forward(group, neuron, end, tick, toTick, draws);
            }
            if (wire.normalized != null && !training) {
                wire.normalized.atInference(wire.beforeNormalization(), group, neuron, end, tick, toTick);
            }
        }
    }

    private void normalize(ProjectionRun wire) {
        if (wire.normalized != null) {
            parallel.forEach(
                    wire.connection.synapses.post, n -> wire.normalized.inTraining(wire.beforeNormalization(), n));
        }
    }

    private void step(SourceRun node, int group, int neuron, int end, int tick, int toTick) {
        if (node.dropped != null) {
            node.dropped.forward(group, neuron, end, tick, toTick);
            return;
        }
        node.addUp(group, neuron, end, tick, toTick);
        node.course.forward(group, neuron, end, tick, toTick, draws);
    }
}
