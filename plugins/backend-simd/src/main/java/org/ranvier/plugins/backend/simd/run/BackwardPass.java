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
    private final int ticks;
    /** The nodes whose dL/d output is not 0 at first, but what the batch before left there. */
    private final Set<SourceRun> replaced = new HashSet<>();

    BackwardPass(Batch batch, List<Stage> stages, boolean training, Draws draws, Parallel parallel, int ticks) {
        this.batch = batch;
        this.stages = stages;
        this.training = training;
        this.draws = draws;
        this.parallel = parallel;
        this.groups = batch.shape.extent().groups();
        this.ticks = ticks;
    }

    /**
     * Goes back through all stages.
     *
     * @param outputGradient dL/d output, [sample][tick][neuron]
     * @param spikeCountGradients by population dL/d(number of spikes), [sample][neuron]
     */
    void run(SourceRun output, double[] outputGradient, Map<String, double[]> spikeCountGradients) {
        start(output);
        load(output, outputGradient);
        batch.nodes.values().stream()
                .filter(n -> n.course != null)
                .forEach(n -> n.course.pullSpikes(spikeCountGradients.get(n.name)));
        for (Stage stage : stages.reversed()) {
            List<SourceRun> nodes = stage.names().stream().map(batch.nodes::get).toList();
            back(nodes, stage.loop());
        }
    }

    private void start(SourceRun output) {
        // What lies behind the last tick must be 0 where delays reach it; a run over all ticks leaves nothing there.
        boolean whole = ticks == batch.shape.extent().ticks();
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
                        (g, n, end) -> node.signals.dOutput.clear(g, n, end, 0, ticks));
            } else if (node.signals.wanted()) {
                node.signals.dOutput.clear();
            }
        }
        if (!whole) {
            batch.wires.values().stream()
                    .filter(w -> !(inNode(w).lent && w.delta == inNode(w).signals.dOutput))
                    .forEach(w -> w.delta.clear());
        }
        List<PopulationRun> runs = Stream.concat(
                        batch.nodes.values().stream().map(node -> node.course),
                        batch.wires.values().stream().map(wire -> wire.current))
                .filter(Objects::nonNull)
                .toList();
        parallel.forEach(groups, g -> runs.forEach(run -> run.startBackward(g)));
    }

    private void load(SourceRun output, double[] gradient) {
        int samples = batch.shape.extent().samples();
        parallel.forEach(
                groups,
                g -> output.signals.dOutput.forEach(g, samples, ticks, (d, at, n) -> d[at] = (float) gradient[n]));
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
                    wide.get(k).wideBack().back(wide.get(k).delta, ticks, adds || k > 0, parallel);
                }
                narrow.forEach(w -> w.startBackward(parallel));
                int together = narrow.stream().allMatch(ProjectionRun::fewAtOnceBack) ? ForwardPass.FEW : Lanes.ROWS;
                parallel.forRows(groups, node.signals.width, Lanes.ROWS, (g, first, last) -> {
                    for (int n = first; n < last; n += together) {
                        int end = Math.min(n + together, last);
                        for (int k = 0; k < narrow.size(); k++) {
                            narrow.get(k).back(g, n, end, 0, ticks, adds || !wide.isEmpty() || k > 0);
                        }
                        if (!loop) {
                            step(node, g, n, end, 0, ticks);
                        }
                    }
                });
            }
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
        int kept = replaced.contains(node) ? ticks : 0;
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
            for (int t = ticks - 1; t >= 0; t--) {
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
                    (g, n, end) -> wire.current.backward(g, n, end, 0, ticks, draws));
        }
    }
}
