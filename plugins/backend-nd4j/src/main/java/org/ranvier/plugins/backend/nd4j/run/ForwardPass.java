package org.ranvier.plugins.backend.nd4j.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.Philox;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.nd4j.arrays.Extent;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;
import org.ranvier.plugins.backend.nd4j.arrays.Parameters;
import org.ranvier.plugins.backend.nd4j.arrays.Series;
import org.ranvier.plugins.backend.nd4j.projection.Connection;
import org.ranvier.plugins.backend.nd4j.projection.ConnectionMatrices;
import org.ranvier.plugins.backend.nd4j.projection.Window;
import org.ranvier.support.code.Draws;

/** A batch on its way forward through the network, tick by tick, all samples at once. */
final class ForwardPass {

    final Layout layout;
    final Extent extent;
    final RunOptions options;
    final List<List<Element>> stages;
    final Map<String, Connection> connections = new LinkedHashMap<>();
    /** The output of each source, from which projections read. */
    final Map<String, Window> windows = new LinkedHashMap<>();

    final Map<String, PopulationRun> neurons = new LinkedHashMap<>();
    final Map<String, PopulationRun> currents = new LinkedHashMap<>();
    final Map<String, INDArray> masks = new LinkedHashMap<>();
    final Map<String, BatchNorm> norms = new LinkedHashMap<>();
    /** The input to normalisation from each normalised projection without a current of its own. */
    private final Map<String, Series> arrivals = new LinkedHashMap<>();

    private final Parameters parameters;
    private final Draws draws;
    private final Memory memory;
    private final boolean keep;

    ForwardPass(
            Layout layout,
            Map<String, ConnectionMatrices> wirings,
            Parameters parameters,
            SignalBatch signal,
            RunOptions options,
            Memory memory) {
        this.layout = layout;
        this.parameters = parameters;
        this.options = options;
        this.memory = memory;
        extent = Extent.of(signal.samples(), layout.plan().ticks());
        draws = new Draws(options.seed(), options.step());
        stages = layout.stages(options.training());
        // Where a run has several stages, what a tick was is recorded after the last of them.
        keep = options.gradients() || stages.size() > 1;
        for (Projection p : layout.plan().all(Projection.class)) {
            connections.put(p.name(), connection(p, wirings.get(p.name())));
        }
        for (Element source : layout.sources()) {
            prepare(source, signal);
        }
    }

    private Connection connection(Projection p, ConnectionMatrices wiring) {
        boolean fromInput =
                layout.plan().all(Input.class).stream().anyMatch(i -> i.name().equals(p.from()));
        return new Connection(
                p,
                wiring,
                parameters,
                layout.plan().dtMs(),
                options,
                options.gradients() && (options.inputGradient() || !fromInput),
                extent,
                memory);
    }

    private void prepare(Element source, SignalBatch signal) {
        int width = layout.plan().widthOf(source.name());
        int before = layout.outOf(source).stream()
                .map(p -> connections.get(p.name()))
                .mapToInt(Connection::reach)
                .max()
                .orElse(0);
        Window window = new Window(extent, before, 0, width, memory);
        windows.put(source.name(), window);
        switch (source) {
            case Input i -> Signals.fill(window, signal, extent, layout.plan().dtMs());
            case Dropout d -> masks.put(d.name(), mask(d, width));
            case Population p -> {
                neurons.put(
                        p.name(),
                        new PopulationRun(
                                p.step(),
                                extent,
                                width,
                                parameters.valuesOf(p.name(), Role.NEURON_PARAMETER),
                                draws,
                                keep,
                                memory));
                layout.into(p).forEach(this::prepareCurrent);
            }
            default -> throw new AssertionError(source);
        }
    }

    private void prepareCurrent(Projection p) {
        int width = p.synapses().post();
        p.current()
                .ifPresent(step -> currents.put(
                        p.name(),
                        new PopulationRun(
                                step,
                                extent,
                                width,
                                parameters.valuesOf(p.name(), Role.CURRENT_PARAMETER),
                                draws,
                                keep,
                                memory)));
        layout.normalizationOf(p).ifPresent(n -> {
            norms.put(p.name(), new BatchNorm(n, parameters, extent));
            arrivals.put(p.name(), new Series(extent.ticks(), keep, memory, extent.rows(), width));
        });
    }

    private INDArray mask(Dropout dropout, int width) {
        float[] mask = new float[extent.rows() * width];
        int stream = Philox.stream(dropout.name());
        for (int n = 0; n < mask.length; n++) {
            boolean kept =
                    !options.training() || draws.uniform(stream, 0, n / width, n % width) >= dropout.probability();
            double gain = options.training() ? 1 / (1 - dropout.probability()) : 1;
            mask[n] = kept ? (float) gain : 0;
        }
        return memory.of(mask, extent.rows(), width);
    }

    /**
     * Runs and normalises what a stage gets from earlier ones, for all ticks, where statistics are those of the batch.
     */
    void normalizeInto(List<Element> stage) {
        for (Projection p : options.training() ? layout.normalizedInto(stage) : List.<Projection>of()) {
            for (int t = 0; t < extent.ticks(); t++) {
                current(p, t);
            }
            norms.get(p.name()).forward(beforeNormalization(p), memory);
        }
    }

    /**
     * Returns what a projection delivers at all ticks, unless it has been normalised in place: [tick · rows][neuron].
     */
    INDArray beforeNormalization(Projection p) {
        PopulationRun current = currents.get(p.name());
        return current == null ? arrivals.get(p.name()).flat() : current.flatOutputs();
    }

    /** Runs a stage for one tick. */
    void tick(List<Element> stage, int tick) {
        for (Element element : stage) {
            switch (element) {
                case Input i -> {}
                case Population p -> {
                    gather(p, tick);
                    neurons.get(p.name()).step(tick);
                    windows.get(p.name()).at(tick).assign(neurons.get(p.name()).output(tick));
                }
                case Dropout d ->
                    windows.get(d.name())
                            .at(tick)
                            .assign(windows.get(d.from()).at(tick).mul(masks.get(d.name())));
                default -> throw new AssertionError(element);
            }
        }
    }

    /** The input of a population: the sum of all currents, by port. */
    private void gather(Population population, int tick) {
        Map<String, INDArray> ports = new LinkedHashMap<>();
        population
                .step()
                .inputs()
                .forEach(port -> ports.put(port, neurons.get(population.name()).freshInput(port, tick)));
        for (Projection in : layout.into(population)) {
            INDArray port = ports.get(in.port());
            if (norms.containsKey(in.name())) {
                port.addi(normalized(in, tick));
            } else if (currents.containsKey(in.name())) {
                port.addi(current(in, tick));
            } else {
                deliver(in, tick, port);
            }
        }
    }

    private INDArray normalized(Projection p, int tick) {
        if (!options.training()) {
            return norms.get(p.name()).byRunningStatistics(current(p, tick));
        }
        PopulationRun current = currents.get(p.name());
        return current == null ? arrivals.get(p.name()).at(tick) : current.output(tick);
    }

    /** Computes what a projection delivers at a tick, before normalisation. */
    private INDArray current(Projection p, int tick) {
        PopulationRun current = currents.get(p.name());
        if (current == null) {
            INDArray x = arrivals.get(p.name()).at(tick).assign(0);
            deliver(p, tick, x);
            return x;
        }
        deliver(p, tick, current.freshInput(current.step.inputs().getFirst(), tick));
        current.step(tick);
        return current.output(tick);
    }

    private void deliver(Projection p, int tick, INDArray x) {
        connections.get(p.name()).deliver(tick, windows.get(p.from()), x);
    }
}
