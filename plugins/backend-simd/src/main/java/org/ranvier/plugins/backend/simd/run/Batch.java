package org.ranvier.plugins.backend.simd.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.simd.lanes.Extent;
import org.ranvier.plugins.backend.simd.lanes.Lags;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.plan.Compiled;
import org.ranvier.plugins.backend.simd.plan.Connection;
import org.ranvier.plugins.backend.simd.plan.Parameters;
import org.ranvier.support.Parallel;
import org.ranvier.support.plan.Stage;

/** All signals of a network for batches of one shape; used again for the next batch of that shape. */
final class Batch {

    /**
     * The properties that determine the layout.
     *
     * @param keep the populations whose states or inputs are recorded
     */
    record Shape(Extent extent, boolean inputGradient, List<String> keep) {

        /** Whether a batch laid out like this has all that another wants. */
        boolean serves(Shape wanted) {
            return extent.samples() == wanted.extent.samples()
                    && extent.ticks() == wanted.extent.ticks()
                    && (extent.gradients() || !wanted.extent.gradients())
                    && (inputGradient || !wanted.inputGradient)
                    && keep.containsAll(wanted.keep);
        }
    }

    final Shape shape;
    final Map<String, SourceRun> nodes = new LinkedHashMap<>();
    final Map<String, ProjectionRun> wires = new LinkedHashMap<>();
    private final Compiled compiled;
    private final Parameters parameters;
    private Segments segments;

    /**
     * Lays it out.
     *
     * @param lends whether states may lie in memory that is of no use before the way back; not where a batch goes
     *     forward and back several times
     */
    Batch(Shape shape, Compiled compiled, Parameters parameters, boolean lends) {
        this.shape = shape;
        this.compiled = compiled;
        this.parameters = parameters;
        NetworkPlan plan = compiled.plan();
        for (Element element : plan.elements()) {
            switch (element) {
                case Input i -> node(i.name(), i.channels(), shape.inputGradient());
                case Population p -> node(p.name(), p.neurons(), shape.extent().gradients());
                case Dropout d ->
                    node(d.name(), plan.widthOf(d.name()), shape.extent().gradients());
                default -> {}
            }
        }
        for (Dropout d : plan.all(Dropout.class)) {
            SourceRun from = nodes.get(d.from());
            Dropped dropped = new Dropped(from.signals, nodes.get(d.name()).signals, d.name(), d.probability());
            from.dropouts.add(dropped);
            nodes.get(d.name()).dropped = dropped;
        }
        for (Projection p : plan.all(Projection.class)) {
            SourceRun from = nodes.get(p.from());
            ProjectionRun wire = new ProjectionRun(compiled.connections().get(p.name()), from.signals, shape.extent());
            wires.put(p.name(), wire);
            from.out.add(wire);
            nodes.get(p.to()).in.add(wire);
        }
        Deque<SourceRun> lenders = new ArrayDeque<>();
        for (Stage stage : compiled.stages()) {
            List<Population> populations = plan.all(Population.class).stream()
                    .filter(p -> stage.names().contains(p.name()))
                    .toList();
            populations.forEach(p -> population(p, lenders));
            populations.stream()
                    .filter(p -> lends && !stage.loop() && !p.name().equals(plan.output()))
                    .map(p -> nodes.get(p.name()))
                    .filter(SourceRun::comesBackAtOnce)
                    .forEach(lenders::push);
        }
    }

    /** Returns what is kept of segments that are not in memory, where a batch is run segment by segment. */
    Segments segments(Window window, Parallel parallel) {
        if (segments == null) {
            segments = new Segments(this, window, parallel);
        }
        return segments;
    }

    /** Takes other synapses for those of a projection; nothing else depends on them. */
    void rewire(Connection connection) {
        wires.get(connection.name()).rewire(connection);
    }

    private void node(String name, int width, boolean gradient) {
        Lags out = lags(c -> c.plan.from().equals(name));
        Lags in = lags(c -> c.plan.to().equals(name));
        nodes.put(name, new SourceRun(name, width, out, in, shape.extent(), gradient));
    }

    private Lags lags(Predicate<Connection> chosen) {
        return Lags.of(compiled.connections().values().stream()
                .filter(chosen)
                .map(c -> c.lags)
                .toList());
    }

    /**
     * Lays out a population.
     *
     * @param lenders the nodes of earlier stages that have not lent the memory of dL/d output yet
     */
    private void population(Population p, Deque<SourceRun> lenders) {
        SourceRun node = nodes.get(p.name());
        List<String> ports = p.step().inputs();
        Signal[] inputs = new Signal[ports.size()];
        Signal[] dInputs = shape.extent().gradients() ? new Signal[ports.size()] : null;
        node.sums = new Signal[ports.size()];
        for (int port = 0; port < inputs.length; port++) {
            String name = ports.get(port);
            List<ProjectionRun> in = new ArrayList<>(node.in);
            in.removeIf(w -> !w.connection.plan.port().equals(name));
            if (dInputs != null) {
                Lags lags = Lags.of(in.stream().map(w -> w.connection.lags).toList());
                dInputs[port] =
                        port == 0 ? node.signals.dOutput : shape.extent().early(p.neurons(), lags);
            }
            Signal dInput = dInputs == null ? null : dInputs[port];
            in.forEach(wire -> finish(wire, p.neurons(), dInput));
            if (in.size() == 1) {
                ProjectionRun only = in.getFirst();
                inputs[port] = only.delivered();
                only.passing = only.arrivals == only.delivered() && forgets(p, name);
            } else {
                inputs[port] = shape.extent().signal(p.neurons());
                node.sums[port] = inputs[port];
            }
        }
        node.course = new PopulationRun(
                compiled.models().get(p.name()),
                compiled.coefficients().get(p.name()),
                shape.extent(),
                p.neurons(),
                inputs,
                node.signals.output,
                node.signals.dOutput,
                dInputs,
                shape.keep().contains(p.name()),
                () -> state(p.neurons(), lenders));
    }

    /**
     * Makes the signal of a state, in the memory of dL/d output of a node of an earlier stage, which is free until the
     * way back arrives there.
     */
    private Signal state(int neurons, Deque<SourceRun> lenders) {
        SourceRun lender = lenders.poll();
        if (lender == null) {
            return shape.extent().signal(neurons);
        }
        lender.lent = true;
        return shape.extent().signal(neurons, lender.signals.dOutput);
    }

    /** Whether what arrives at a port is of no use once the neurons have run. */
    private boolean forgets(Population p, String port) {
        boolean loops = compiled.stages().stream()
                .anyMatch(stage -> stage.loop() && stage.names().contains(p.name()));
        boolean readBack =
                shape.extent().gradients() && compiled.models().get(p.name()).backwardReads(Kind.INPUT, port);
        return !loops && !readBack && !shape.keep().contains(p.name());
    }

    /** Gives a wire its current and normalisation, and the signals in which gradients come back. */
    private void finish(ProjectionRun wire, int width, Signal dPort) {
        Connection connection = wire.connection;
        Normalize normalize = compiled.normalizeOf().get(connection.name());
        Signal back = dPort;
        if (normalize != null) {
            wire.normalized = new NormalizedSignal(normalize, parameters, shape.extent(), width, connection.lags);
            back = wire.normalized.delta;
        }
        if (connection.plan.current().isPresent()) {
            Signal delta = dPort == null ? null : shape.extent().early(width, connection.lags);
            wire.current = new PopulationRun(
                    compiled.currents().get(connection.name()),
                    compiled.currentCoefficients().get(connection.name()),
                    shape.extent(),
                    width,
                    new Signal[] {wire.arrivals},
                    shape.extent().signal(width),
                    back,
                    new Signal[] {delta},
                    false,
                    () -> shape.extent().signal(width));
            back = delta;
        }
        wire.delta = back;
    }
}
