package org.ranvier.plugins.backend.opencl.run;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.api.Philox;
import org.ranvier.plugins.backend.opencl.cl.Kernel.Range;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.support.plan.Stage;

/** A batch on its way forward: stages one after the other, each over a range of ticks; loops tick by tick. */
final class ForwardPass {

    private final Batch batch;
    private final List<Stage> stages;
    private final boolean training;
    private final int samples;
    private final Draws draws;
    private final Dialect dialect;

    ForwardPass(Batch batch, List<Stage> stages, boolean training, int samples, Draws draws, Dialect dialect) {
        this.batch = batch;
        this.stages = stages;
        this.training = training;
        this.samples = samples;
        this.draws = draws;
        this.dialect = dialect;
    }

    /** Sets initial states and draws masks; the input is there already. */
    void start() {
        for (SourceRun node : batch.nodes.values()) {
            if (node.course != null) {
                node.course.start(draws);
            } else if (node.dropped != null) {
                drawMask(node);
            }
        }
        for (ProjectionRun wire : batch.wires.values()) {
            if (wire.current != null) {
                wire.current.start(draws);
            }
        }
    }

    private void drawMask(SourceRun node) {
        // A draw is a multiple of 2⁻²⁴, so that it can be compared as a whole number, exactly.
        int threshold = (int) Math.ceil(node.probability * 0x1p24);
        List<Object> arguments = new ArrayList<>(draws.arguments().subList(0, 3));
        arguments.addAll(List.of(
                Philox.stream(node.name),
                draws.sample(),
                training ? 1 : 0,
                threshold,
                (float) (1 / (1 - node.probability)),
                node.mask));
        dialect.fixed("signals", "draw_mask")
                .run(
                        new Range(dialect.group(), node.width, batch.extent.groups()),
                        dialect.group(),
                        arguments.toArray());
    }

    void run(int tick, int end) {
        for (Stage stage : stages) {
            List<SourceRun> nodes = stage.names().stream().map(batch.nodes::get).toList();
            if (stage.loop()) {
                loop(nodes, tick, end);
            } else {
                arrive(nodes.getFirst().in, tick, end);
                step(nodes.getFirst(), tick, end);
            }
        }
    }

    /**
     * Runs the nodes of a loop. What arrives from outside the loop is computed for all ticks at once, the rest tick by
     * tick.
     */
    private void loop(List<SourceRun> nodes, int tick, int end) {
        for (SourceRun node : nodes) {
            arrive(node.in.stream().filter(w -> !nodes.contains(w.from)).toList(), tick, end);
        }
        for (int t = tick; t < end; t++) {
            for (SourceRun node : nodes) {
                arrive(node.in.stream().filter(w -> nodes.contains(w.from)).toList(), t, t + 1);
                step(node, t, t + 1);
            }
        }
    }

    private void arrive(List<ProjectionRun> wires, int tick, int end) {
        for (ProjectionRun wire : wires) {
            wire.arrive(tick, end);
            if (wire.current != null) {
                wire.current.forward(tick, end, draws);
            }
            if (wire.normalized != null) {
                if (training) {
                    wire.normalized.inTraining(samples, end);
                } else {
                    wire.normalized.atInference(tick, end);
                }
            }
        }
    }

    private void step(SourceRun node, int tick, int end) {
        if (node.dropped != null) {
            masked(batch, dialect, node, node.dropped.output, node.output, tick, end, true);
        } else if (node.course != null) {
            addUp(node, tick, end);
            node.course.forward(tick, end, draws);
        }
    }

    private void addUp(SourceRun node, int tick, int end) {
        for (int port = 0; port < node.ports.size(); port++) {
            List<ProjectionRun> wires = node.wiresOf.get(port);
            for (int n = 0; n < wires.size() && wires.size() > 1; n++) {
                List<Object> arguments = new ArrayList<>(List.of(tick));
                arguments.addAll(wires.get(n).delivered().arguments());
                arguments.addAll(node.ports.get(port).arguments());
                arguments.add(n == 0 ? 1 : 0);
                dialect.fixed("signals", "add")
                        .run(
                                new Range((long) dialect.items() * (end - tick), node.width, batch.extent.groups()),
                                dialect.items(),
                                arguments.toArray());
            }
        }
    }

    /** Multiplies by a mask, or adds the product to what is there. */
    static void masked(
            Batch batch, Dialect dialect, SourceRun dropout, Signal from, Signal to, int tick, int end, boolean fresh) {
        List<Object> arguments = new ArrayList<>(List.of(tick, dropout.mask));
        arguments.addAll(from.arguments());
        arguments.addAll(to.arguments());
        arguments.add(fresh ? 1 : 0);
        dialect.fixed("signals", "masked", from.definitions())
                .run(
                        new Range((long) dialect.items() * (end - tick), dropout.width, batch.extent.groups()),
                        dialect.items(),
                        arguments.toArray());
    }
}
