package org.ranvier.plugins.backend.simd;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.backend.Stage;

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
    private final Set<Node> replaced = new HashSet<>();

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
    void run(Node output, double[] outputGradient, Map<String, double[]> spikeCountGradients) {
        start(output);
        load(output, outputGradient);
        batch.nodes.values().stream()
                .filter(n -> n.course != null)
                .forEach(n -> n.course.pullSpikes(spikeCountGradients.get(n.name)));
        for (Stage stage : stages.reversed()) {
            List<Node> nodes = stage.names().stream().map(batch.nodes::get).toList();
            back(nodes, stage.loop());
        }
    }

    private void start(Node output) {
        // What lies behind the last tick must be 0 where delays reach it; a run over all ticks leaves nothing there.
        boolean whole = ticks == batch.shape.extent().ticks();
        Set<String> looped = stages.stream()
                .filter(Stage::loop)
                .flatMap(stage -> stage.names().stream())
                .collect(Collectors.toSet());
        for (Node node : batch.nodes.values()) {
            boolean first = whole
                    && !node.out.isEmpty()
                    && node.dropouts.isEmpty()
                    && node != output
                    && !looped.contains(node.name);
            if (first) {
                // Its first wire replaces what is there.
                replaced.add(node);
            } else if (node.wanted() && whole) {
                parallel.forRows(groups, node.width, (g, n, end) -> node.dOutput.clear(g, n, end, 0, ticks));
            } else if (node.wanted()) {
                node.dOutput.clear();
            }
        }
        if (!whole) {
            batch.wires.values().forEach(w -> w.delta.clear());
        }
        batch.nodes.values().stream().filter(n -> n.course != null).forEach(n -> n.course.startBackward());
        for (Wire wire : batch.wires.values()) {
            if (wire.current != null) {
                wire.current.startBackward();
            }
        }
    }

    private void load(Node output, double[] gradient) {
        int samples = batch.shape.extent().samples();
        parallel.forEach(
                groups, g -> output.dOutput.forEach(g, samples, ticks, (d, at, n) -> d[at] = (float) gradient[n]));
    }

    private void back(List<Node> nodes, boolean loop) {
        for (Node node : nodes) {
            if (node.wanted()) {
                List<Wire> outer = node.out.stream()
                        .filter(w -> !loop || !nodes.contains(inNode(w)))
                        .toList();
                List<Wire> wide = outer.stream().filter(w -> w.wide() != null).toList();
                List<Wire> narrow =
                        outer.stream().filter(w -> !wide.contains(w)).toList();
                boolean adds = !replaced.contains(node);
                for (int k = 0; k < wide.size(); k++) {
                    wide.get(k).wide().back(wide.get(k).delta, ticks, adds || k > 0, parallel);
                }
                narrow.forEach(w -> w.startBackward(parallel));
                int together = narrow.stream().allMatch(Wire::fewAtOnceBack) ? ForwardPass.FEW : Parallel.ROWS;
                parallel.forRows(groups, node.width, (g, first, last) -> {
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
        for (Node node : nodes) {
            node.in.stream().filter(w -> w.normalized != null).forEach(this::normalize);
        }
    }

    private Node inNode(Wire wire) {
        return batch.nodes.get(wire.connection.plan.to());
    }

    private void loop(List<Node> nodes) {
        List<List<Wire>> inner = nodes.stream()
                .map(n -> n.out.stream().filter(w -> nodes.contains(inNode(w))).toList())
                .toList();
        inner.forEach(wires -> wires.forEach(w -> w.startBackward(parallel)));
        parallel.forEach(groups, g -> {
            for (int t = ticks - 1; t >= 0; t--) {
                for (int k = nodes.size() - 1; k >= 0; k--) {
                    Node node = nodes.get(k);
                    for (Wire wire : inner.get(k)) {
                        wire.back(g, 0, node.width, t, t + 1, true);
                    }
                    step(node, g, 0, node.width, t, t + 1);
                }
            }
        });
    }

    private void step(Node node, int group, int neuron, int end, int tick, int toTick) {
        if (node.dropped != null) {
            node.dropped.backward(group, neuron, end, tick, toTick);
        }
        if (node.course != null) {
            node.course.backward(group, neuron, end, tick, toTick, draws);
            for (Wire wire : node.in) {
                if (wire.current != null && wire.normalized == null) {
                    wire.current.backward(group, neuron, end, tick, toTick, draws);
                }
            }
        }
    }

    private void normalize(Wire wire) {
        Signal dPort = inNode(wire).dInput(wire);
        parallel.forEach(
                wire.connection.synapses.post,
                n -> wire.normalized.backward(wire.beforeNormalization(), dPort, training, n));
        if (wire.current != null) {
            parallel.forRows(
                    groups,
                    wire.connection.synapses.post,
                    (g, n, end) -> wire.current.backward(g, n, end, 0, ticks, draws));
        }
    }
}
