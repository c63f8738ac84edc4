package org.ranvier.plugins.backend.opencl.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.support.plan.Stage;

/** A batch on its way back: stages from the last to the first; loops tick by tick. */
final class BackwardPass {

    private final Batch batch;
    private final List<Stage> stages;
    private final boolean training;
    private final int samples;
    private final Draws draws;
    private final Dialect dialect;
    private final int ticks;
    private final Map<String, Buffer> dCounts = new HashMap<>();

    BackwardPass(
            Batch batch, List<Stage> stages, boolean training, int samples, Draws draws, Dialect dialect, int ticks) {
        this.batch = batch;
        this.stages = stages;
        this.training = training;
        this.samples = samples;
        this.draws = draws;
        this.dialect = dialect;
        this.ticks = ticks;
    }

    /** Clears what is added up. */
    void start() {
        for (SourceRun node : batch.nodes.values()) {
            if (node.dOutput != null) {
                node.dOutput.buffer().clear();
            }
            if (node.course != null) {
                node.course.startBackward();
            }
            if (ticks < batch.extent.ticks()) {
                // What an earlier batch left at later ticks would come back through delays.
                node.dPorts.forEach(d -> d.buffer().clear());
            }
        }
        for (ProjectionRun wire : batch.wires.values()) {
            if (wire.current != null) {
                wire.current.startBackward();
            }
            if (ticks < batch.extent.ticks()) {
                wire.delta.buffer().clear();
            }
        }
    }

    /** dL/d(number of spikes) of a population, [group][neuron] of groups. */
    void counts(String population, Buffer gradients) {
        dCounts.put(population, gradients);
    }

    void run() {
        for (Stage stage : stages.reversed()) {
            List<SourceRun> nodes = stage.names().stream().map(batch.nodes::get).toList();
            if (stage.loop()) {
                loop(nodes);
            } else {
                gather(nodes.getFirst(), nodes.getFirst().out, 0, ticks);
                step(nodes.getFirst(), 0, ticks);
                nodes.getFirst().in.forEach(w -> through(w, 0, ticks));
            }
        }
    }

    private void loop(List<SourceRun> nodes) {
        for (SourceRun node : nodes) {
            gather(
                    node,
                    node.out.stream().filter(w -> !nodes.contains(toNode(w))).toList(),
                    0,
                    ticks);
        }
        for (int t = ticks - 1; t >= 0; t--) {
            for (SourceRun node : nodes.reversed()) {
                gather(
                        node,
                        node.out.stream().filter(w -> nodes.contains(toNode(w))).toList(),
                        t,
                        t + 1);
                step(node, t, t + 1);
                for (ProjectionRun wire : node.in) {
                    if (nodes.contains(wire.from)) {
                        through(wire, t, t + 1);
                    }
                }
            }
        }
        for (SourceRun node : nodes) {
            node.in.stream().filter(w -> !nodes.contains(w.from)).forEach(w -> through(w, 0, ticks));
        }
    }

    private SourceRun toNode(ProjectionRun wire) {
        return batch.nodes.get(wire.connection.plan.to());
    }

    private void gather(SourceRun node, List<ProjectionRun> wires, int tick, int end) {
        if (node.dOutput != null) {
            wires.forEach(w -> w.sendBack(tick, end));
        }
    }

    private void step(SourceRun node, int tick, int end) {
        if (node.dropped != null) {
            ForwardPass.masked(batch, dialect, node, node.dOutput, node.dropped.dOutput, tick, end, false);
        } else if (node.course != null) {
            node.course.backward(tick, end, dCounts.get(node.name), draws);
        }
    }

    /** From dL/d port to dL/dx. */
    private void through(ProjectionRun wire, int tick, int end) {
        if (wire.normalized != null) {
            wire.normalized.backward(samples, ticks, training);
        }
        if (wire.current != null) {
            wire.current.backward(tick, end, null, draws);
        }
    }
}
