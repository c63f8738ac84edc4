package org.ranvier.plugins.backend.simd.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;
import org.ranvier.support.code.Draws;
import org.ranvier.support.plan.Stage;

/** A batch on its way back: dL/d of everything that arrived anywhere, from the last tick to the first. */
final class BackwardPass {

    private final Batch batch;
    private final List<Stage> stages;
    private final boolean training;
    private final Draws draws;
    private final Parallel parallel;
    private final int groups;
    private final Stretch ticks;
    /** What comes back from later ticks; null where there are none. */
    private final FutureGradients future;
    /** How many ticks signals hold gradients of. */
    private final int held;
    /** The nodes whose dL/d output is not 0 at first, but what the batch before left there. */
    private final Set<SourceRun> replaced = new HashSet<>();

    /**
     * Prepares.
     *
     * @param ticks those to be gone through
     * @param future what comes back from later ticks, or null where these are all
     */
    BackwardPass(
            Batch batch,
            List<Stage> stages,
            boolean training,
            Draws draws,
            Parallel parallel,
            Stretch ticks,
            FutureGradients future) {
        this.batch = batch;
        this.stages = stages;
        this.training = training;
        this.draws = draws;
        this.parallel = parallel;
        this.groups = batch.shape.extent().groups();
        this.ticks = ticks;
        this.future = future;
        this.held = future == null ? ticks.ticks() : batch.shape.extent().ticks();
    }

    /**
     * Begins at the end of a sample.
     *
     * @param spikeCountGradients by population dL/d(number of spikes), [sample][neuron]
     */
    static void begin(Batch batch, Map<String, double[]> spikeCountGradients, Parallel parallel) {
        List<PopulationRun> runs = Stream.concat(
                        batch.nodes.values().stream().map(node -> node.course),
                        batch.wires.values().stream().map(wire -> wire.current))
                .filter(Objects::nonNull)
                .toList();
        parallel.forEach(batch.shape.extent().groups(), g -> runs.forEach(run -> run.startBackward(g)));
        for (SourceRun node : batch.nodes.values()) {
            if (node.course != null) {
                node.course.pullSpikes(spikeCountGradients.get(node.name));
            }
        }
    }

    /**
     * Goes back through all stages.
     *
     * @param outputGradient dL/d output, [sample][tick][neuron]
     */
    void run(SourceRun output, double[] outputGradient) {
        start(output);
        ticks.load(outputGradient, output.signals.dOutput, batch.shape.extent().samples(), parallel);
        for (Stage stage : stages.reversed()) {
            List<SourceRun> nodes = stage.names().stream().map(batch.nodes::get).toList();
            back(nodes, stage.loop());
        }
    }

    private void start(SourceRun output) {
        // What lies behind the last tick must be 0 where delays reach it; a run over all ticks leaves nothing there.
        boolean whole = held == batch.shape.extent().ticks();
        Set<String> looped = stages.stream()
                .filter(Stage::loop)
                .flatMap(stage -> stage.names().stream())
                .collect(Collectors.toSet());
        for (SourceRun node : batch.nodes.values()) {
            boolean first = whole
                    && !node.out.isEmpty()
                    && node.dropouts.isEmpty()
                    && node != output
                    && !looped.contains(node.name);
            if (first) {
                // Its first wire replaces what is there.
                replaced.add(node);
            } else if (node.lent) {
                // It is cleared when states further on have been read.
                continue;
            } else if (node.signals.wanted() && whole) {
                parallel.forRows(
                        groups,
                        node.signals.width,
                        Lanes.ROWS,
                        (g, n, end) -> node.signals.dOutput.clear(g, n, end, ticks.tick(), ticks.end()));
            } else if (node.signals.wanted()) {
                node.signals.dOutput.clear();
            }
        }
        if (!whole) {
            batch.wires.values().stream()
                    .filter(w -> !(inNode(w).lent && w.delta == inNode(w).signals.dOutput))
                    .forEach(w -> w.delta.clear());
        }
    }

    private void back(List<SourceRun> nodes, boolean loop) {
        for (SourceRun node : nodes) {
            if (node.lent) {
                takeBack(node);
            }
            if (node.signals.wanted()) {
                List<ProjectionRun> outer = node.out.stream()
                        .filter(w -> !loop || !nodes.contains(inNode(w)))
                        .toList();
                List<ProjectionRun> wide =
                        outer.stream().filter(w -> w.wideBack() != null).toList();
                List<ProjectionRun> narrow =
                        outer.stream().filter(w -> !wide.contains(w)).toList();
                boolean adds = !replaced.contains(node);
                for (int k = 0; k < wide.size(); k++) {
                    wide.get(k).wideBack().back(wide.get(k).delta, held, adds || k > 0, parallel);
                }
                narrow.forEach(w -> w.startBackward(parallel));
                int together = narrow.stream().allMatch(ProjectionRun::fewAtOnceBack) ? ForwardPass.FEW : Lanes.ROWS;
                parallel.forRows(groups, node.signals.width, Lanes.ROWS, (g, first, last) -> {
                    for (int n = first; n < last; n += together) {
                        int end = Math.min(n + together, last);
                        for (int k = 0; k < narrow.size(); k++) {
                            boolean added = adds || !wide.isEmpty() || k > 0;
                            narrow.get(k).back(g, n, end, ticks.tick(), ticks.end(), added);
                        }
                        if (!loop) {
                            step(node, g, n, end, ticks.tick(), ticks.end());
                        }
                    }
                });
            }
        }
        if (future != null) {
            nodes.forEach(node -> future.load(node, ticks.end()));
        }
        if (loop) {
            loop(nodes);
        }
        for (SourceRun node : nodes) {
            node.in.stream().filter(w -> w.normalized != null).forEach(this::normalize);
        }
    }

    /** Clears what states left in the memory of dL/d output, unless a wire replaces it. */
    private void takeBack(SourceRun node) {
        int kept = replaced.contains(node) ? ticks.end() : 0;
        Signal back = node.signals.dOutput;
        parallel.forRows(groups, node.signals.width, Lanes.ROWS, (g, n, end) -> back.clearAround(g, n, end, 0, kept));
    }

    private SourceRun inNode(ProjectionRun wire) {
        return batch.nodes.get(wire.connection.plan.to());
    }

    private void loop(List<SourceRun> nodes) {
        List<List<ProjectionRun>> inner = nodes.stream()
                .map(n -> n.out.stream().filter(w -> nodes.contains(inNode(w))).toList())
                .toList();
        inner.forEach(wires -> wires.forEach(w -> w.startBackward(parallel)));
        parallel.forEach(groups, g -> {
            for (int t = ticks.end() - 1; t >= ticks.tick(); t--) {
                for (int k = nodes.size() - 1; k >= 0; k--) {
                    SourceRun node = nodes.get(k);
                    for (ProjectionRun wire : inner.get(k)) {
                        wire.back(g, 0, node.signals.width, t, t + 1, true);
                    }
                    step(node, g, 0, node.signals.width, t, t + 1);
                }
            }
        });
    }

    private void step(SourceRun node, int group, int neuron, int end, int tick, int toTick) {
        if (node.dropped != null) {
            node.dropped.backward(group, neuron, end, tick, toTick);
        }
        if (node.course != null) {
            node.course.backward(group, neuron, end, tick, toTick, draws);
            for (ProjectionRun wire : node.in) {
                if (wire.current != null && wire.normalized == null) {
                    wire.current.backward(group, neuron, end, tick, toTick, draws);
                }
            }
        }
    }

    private void normalize(ProjectionRun wire) {
        Signal dPort = inNode(wire).dInput(wire);
        parallel.forEach(
                wire.connection.synapses.post,
                n -> wire.normalized.backward(wire.beforeNormalization(), dPort, training, n));
        if (wire.current != null) {
            parallel.forRows(
                    groups,
                    wire.connection.synapses.post,
                    Lanes.ROWS,
                    (g, n, end) -> wire.current.backward(g, n, end, ticks.tick(), ticks.end(), draws));
        }
    }
}
