package org.ranvier.plugins.backend.opencl.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.plan.Compiled;
import org.ranvier.plugins.backend.opencl.plan.Layout;

/** All signals of a network for batches of one extent, on the device; used again for the next batch. */
final class Batch implements AutoCloseable {

    final Extent extent;
    final Map<String, SourceRun> nodes = new LinkedHashMap<>();
    final Map<String, ProjectionRun> wires = new LinkedHashMap<>();
    private final Compiled compiled;
    private final Parameters parameters;
    private final Dialect dialect;
    private final Memory memory;

    Batch(Extent extent, Compiled compiled, Parameters parameters, Dialect dialect, Memory memory) {
        this.extent = extent;
        this.compiled = compiled;
        this.parameters = parameters;
        this.dialect = dialect;
        this.memory = memory;
        NetworkPlan plan = compiled.plan();
        // Outputs first: a loop reads what comes later in the plan.
        for (Element element : plan.elements()) {
            switch (element) {
                case Input i -> {
                    SourceRun node = node(i.name(), i.channels(), extent.inputGradient());
                    node.output = signal(node.width, compiled.layout().output(i.name()));
                    node.active = memory.numbers(
                            (long) extent.groups() * node.width * InputLoader.words(node.output.layout()));
                }
                case Population p -> node(p.name(), p.neurons(), extent.gradients());
                case Dropout d -> {
                    SourceRun node = node(d.name(), plan.widthOf(d.from()), extent.gradients());
                    node.output = signal(node.width, compiled.layout().output(d.name()));
                    node.dropped = nodes.get(d.from());
                    node.probability = d.probability();
                    node.mask = memory.numbers((long) extent.groups() * node.width * dialect.group());
                }
                case Projection p -> {}
                case Normalize n -> {}
            }
        }
        plan.all(Population.class).forEach(this::populate);
    }

    private SourceRun node(String name, int width, boolean gradient) {
        SourceRun node = new SourceRun(name, width);
        nodes.put(name, node);
        if (gradient) {
            node.dOutput = signal(width, compiled.layout().plain());
        }
        return node;
    }

    private Signal signal(int rows, Layout.Rows layout) {
        return Signal.in(memory, dialect, extent.groups(), rows, layout);
    }

    private void populate(Population population) {
        SourceRun node = nodes.get(population.name());
        List<String> ports = population.step().inputs();
        for (String port : ports) {
            if (extent.gradients()) {
                node.dPorts.add(signal(node.width, compiled.layout().delta(population, port)));
            }
        }
        for (Projection p : compiled.plan().all(Projection.class)) {
            if (p.to().equals(population.name())) {
                int port = ports.indexOf(p.port());
                ProjectionRun wire = wire(p, extent.gradients() ? node.dPorts.get(port) : null);
                wires.put(p.name(), wire);
                node.in.add(wire);
            }
        }
        for (String port : ports) {
            List<ProjectionRun> into = node.in.stream()
                    .filter(w -> w.connection.plan.port().equals(port))
                    .toList();
            node.wiresOf.add(into);
            node.ports.add(
                    into.size() == 1
                            ? into.getFirst().delivered()
                            : signal(node.width, compiled.layout().plain()));
        }
        node.course = new PopulationRun(
                compiled.neurons().get(population.name()),
                extent,
                node.ports,
                compiled.layout().output(population.name()),
                node.dOutput,
                node.dPorts,
                memory,
                dialect);
        node.output = node.course.output;
    }

    private ProjectionRun wire(Projection p, Signal dPort) {
        int post = p.synapses().post();
        boolean back = extent.gradients();
        Layout.Rows plain = compiled.layout().plain();
        Signal x = signal(post, plain);
        Signal delta = !back
                ? null
                : compiled.plain(p) ? dPort : signal(post, compiled.layout().delta(p));
        Normalize normalize = compiled.normalizeOf().get(p.name());
        Signal dCurrent = !back || p.current().isEmpty() ? null : normalize == null ? dPort : signal(post, plain);
        PopulationRun current = p.current().isEmpty()
                ? null
                : new PopulationRun(
                        compiled.currents().get(p.name()),
                        extent,
                        List.of(x),
                        plain,
                        dCurrent,
                        back ? List.of(delta) : List.of(),
                        memory,
                        dialect);
        Normalization normalization = normalize == null
                ? null
                : new Normalization(
                        normalize,
                        parameters,
                        extent,
                        current == null ? x : current.output,
                        dPort,
                        current == null ? delta : dCurrent,
                        plain,
                        memory,
                        dialect);
        ProjectionRun wire = new ProjectionRun(
                compiled.connections().get(p.name()),
                nodes.get(p.from()),
                x,
                current,
                normalization,
                delta,
                extent,
                dialect);
        nodes.get(p.from()).out.add(wire);
        return wire;
    }

    @Override
    public void close() {
        memory.close();
    }
}
