package org.ranvier.plugins.backend.nd4j.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Element;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.plugins.backend.nd4j.arrays.Host;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;
import org.ranvier.plugins.backend.nd4j.arrays.Parameters;
import org.ranvier.plugins.backend.nd4j.arrays.Series;
import org.ranvier.plugins.backend.nd4j.projection.Connection;
import org.ranvier.plugins.backend.nd4j.projection.ConnectionGradient;
import org.ranvier.plugins.backend.nd4j.projection.ConnectionMatrices;
import org.ranvier.plugins.backend.nd4j.projection.Window;

/** A batch on its way back, from the last tick to the first. */
final class BackwardPass {

    private final ForwardPass run;
    private final Layout layout;
    private final Parameters parameters;
    private final Memory memory;
    private final int ticks;
    private final INDArray outputGradient;
    private final Map<String, INDArray> spikeCountGradients = new LinkedHashMap<>();
    /** δ = dL/dx of every projection. */
    private final Map<String, Window> returned = new LinkedHashMap<>();

    private final Map<String, INDArray> dOutputs = new LinkedHashMap<>();
    private final Map<String, Series> throughDropout = new LinkedHashMap<>();
    /** dL/dy of projections that are normalised. */
    private final Map<String, Series> normalized = new LinkedHashMap<>();

    private final Series dInput;

    /**
     * Starts at the end.
     *
     * @param outputGradient dL/d output, [sample][tick][neuron]
     * @param spikeCounts by population dL/d(number of spikes), [sample][neuron]
     */
    BackwardPass(
            ForwardPass run,
            Parameters parameters,
            int ticks,
            double[] outputGradient,
            Map<String, double[]> spikeCounts,
            Memory memory) {
        this.run = run;
        this.layout = run.layout;
        this.parameters = parameters;
        this.ticks = ticks;
        this.memory = memory;
        this.outputGradient = byTick(outputGradient);
        spikeCounts.forEach((population, all) -> spikeCountGradients.put(population, padded(all, population)));
        layout.plan().all(Projection.class).forEach(this::prepare);
        for (Population p : layout.plan().all(Population.class)) {
            run.neurons.get(p.name()).startBackward(parameters.gradientsOf(p.name(), Role.NEURON_PARAMETER));
            if (!layout.dropoutsOf(p).isEmpty()) {
                throughDropout.put(p.name(), series(p.neurons()));
            }
        }
        layout.sources()
                .forEach(source -> dOutputs.put(
                        source.name(),
                        memory.zeros(
                                DataType.FLOAT, run.extent.rows(), layout.plan().widthOf(source.name()))));
        dInput = run.options.inputGradient() ? series(layout.plan().input().channels()) : null;
    }

    private Series series(int width) {
        return new Series(run.extent.ticks(), true, memory, run.extent.rows(), width);
    }

    private void prepare(Projection p) {
        Connection connection = run.connections.get(p.name());
        int width = p.synapses().post();
        returned.put(p.name(), new Window(run.extent, 0, connection.reach(), width, memory));
        if (run.currents.containsKey(p.name())) {
            run.currents.get(p.name()).startBackward(parameters.gradientsOf(p.name(), Role.CURRENT_PARAMETER));
        }
        if (run.norms.containsKey(p.name())) {
            normalized.put(p.name(), series(width));
        }
    }

    /** [tick · rows][neuron] of [sample][tick][neuron]. */
    private INDArray byTick(double[] all) {
        int rows = run.extent.rows();
        int width = layout.plan().widthOf(layout.plan().output());
        float[] values = new float[ticks * rows * width];
        for (int b = 0; b < run.extent.samples(); b++) {
            for (int t = 0; t < ticks; t++) {
                for (int n = 0; n < width; n++) {
                    values[(t * rows + b) * width + n] = (float) all[(b * ticks + t) * width + n];
                }
            }
        }
        return memory.of(values, ticks, rows, width);
    }

    private INDArray padded(double[] all, String population) {
        int width = layout.plan().widthOf(population);
        float[] values = new float[run.extent.rows() * width];
        for (int n = 0; n < all.length; n++) {
            values[n] = (float) all[n];
        }
        return memory.of(values, run.extent.rows(), width);
    }

    /** Goes all the way, and adds the gradients to the program's. */
    void run() {
        // Sums for normalised currents are over all ticks, at inference too.
        for (List<Element> stage : layout.stages(true).reversed()) {
            for (int t = ticks - 1; t >= 0; t--) {
                for (Element element : stage.reversed()) {
                    back(element, t);
                }
            }
            layout.normalizedInto(stage).forEach(this::throughNormalization);
        }
        for (Projection p : layout.plan().all(Projection.class)) {
            new ConnectionGradient(
                            run.connections.get(p.name()),
                            parameters,
                            layout.plan().dtMs(),
                            run.extent,
                            memory)
                    .add(ticks, run.windows.get(p.from()), returned.get(p.name()));
        }
        run.neurons.values().forEach(PopulationRun::finishBackward);
        run.currents.values().forEach(PopulationRun::finishBackward);
    }

    private void back(Element element, int tick) {
        switch (element) {
            case Input i -> {
                if (dInput != null) {
                    dInput.at(tick).assign(pulled(i, tick));
                }
            }
            case Dropout d ->
                throughDropout.get(d.from()).at(tick).addi(pulled(d, tick).muli(run.masks.get(d.name())));
            case Population p -> back(p, tick);
            default -> throw new AssertionError(element);
        }
    }

    private void back(Population population, int tick) {
        INDArray dOutput = pulled(population, tick);
        if (throughDropout.containsKey(population.name())) {
            dOutput.addi(throughDropout.get(population.name()).at(tick));
        }
        if (population.name().equals(layout.plan().output())) {
            dOutput.addi(outputGradient.slice(tick));
        }
        PopulationRun neurons = run.neurons.get(population.name());
        neurons.stepBack(tick, dOutput, spikeCountGradients.get(population.name()));
        for (Projection in : layout.into(population)) {
            INDArray d = neurons.dInput(in.port());
            if (normalized.containsKey(in.name())) {
                normalized.get(in.name()).at(tick).assign(d);
            } else {
                arrive(in, tick, d);
            }
        }
    }

    /** dL/d output of a source, as far as it follows from projections. */
    private INDArray pulled(Element source, int tick) {
        INDArray sum = dOutputs.get(source.name()).assign(0);
        for (Projection out : layout.outOf(source)) {
            run.connections.get(out.name()).pull(tick, returned.get(out.name()), sum);
        }
        return sum;
    }

    /** From dL/d current to dL/dx. */
    private void arrive(Projection p, int tick, INDArray dCurrent) {
        PopulationRun current = run.currents.get(p.name());
        INDArray d = dCurrent;
        if (current != null) {
            current.stepBack(tick, dCurrent, null);
            d = current.dInput(current.step.inputs().getFirst());
        }
        returned.get(p.name()).at(tick).assign(d);
    }

    private void throughNormalization(Projection p) {
        Series d = normalized.get(p.name());
        if (!run.options.training()) {
            run.norms.get(p.name()).standardize(run.beforeNormalization(p), memory);
        }
        run.norms.get(p.name()).backward(d.flat(), run.options.training());
        for (int t = ticks - 1; t >= 0; t--) {
            arrive(p, t, d.at(t));
        }
    }

    /** dL/dw of synapses that a projection might have: the gradient of another projection between the same neurons. */
    double[] dormant(Projection p, SynapseList candidates, Map<String, double[]> numbers) {
        try (Parameters own = new Parameters();
                Memory passing = new Memory()) {
            own.declareCandidates(
                    layout.plan(),
                    p,
                    candidates,
                    numbers,
                    name -> parameters.get(name).read());
            Connection connection = new Connection(
                    p.bare(candidates),
                    new ConnectionMatrices(candidates),
                    own,
                    layout.plan().dtMs(),
                    run.options,
                    false,
                    run.extent,
                    passing);
            Window source = run.windows.get(p.from()).withSilence(connection.reach(), passing);
            new ConnectionGradient(connection, own, layout.plan().dtMs(), run.extent, passing)
                    .add(ticks, source, returned.get(p.name()));
            return own.readGradient(p.parameter(Role.WEIGHTS).fullName());
        }
    }

    /** dL/d input, [sample][tick][channel]. */
    double[] inputGradient() {
        int channels = layout.plan().input().channels();
        double[] all = new double[run.extent.samples() * ticks * channels];
        for (int t = 0; t < ticks; t++) {
            float[] d = Host.floats(dInput.at(t));
            for (int b = 0; b < run.extent.samples(); b++) {
                for (int c = 0; c < channels; c++) {
                    all[(b * ticks + t) * channels + c] = d[b * channels + c];
                }
            }
        }
        return all;
    }
}
