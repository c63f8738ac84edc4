package org.ranvier.plugins.backend.nd4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.backend.LoweredDynamics;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.data.Recording;

/** Keeps what a recording is made of. */
final class Recorder {

    private final NetworkPlan plan;
    private final Extent extent;
    private final List<Quantity> quantities = new ArrayList<>();
    private final Map<String, INDArray> counts = new LinkedHashMap<>();

    /** Something to record: of which population, what, and its numbers so far, [tick][sample][neuron]. */
    private record Quantity(String key, Population population, String what, List<float[]> ticks) {}

    Recorder(NetworkPlan plan, List<String> record, Extent extent, Memory memory) {
        this.plan = plan;
        this.extent = extent;
        for (String key : record) {
            int dot = key.lastIndexOf('.');
            Population population = plan.get(Population.class, key.substring(0, dot));
            quantities.add(new Quantity(key, population, known(population, key.substring(dot + 1)), new ArrayList<>()));
        }
        quantities.add(new Quantity(plan.output(), plan.outputPopulation(), "output", new ArrayList<>()));
        for (Population p : plan.all(Population.class)) {
            if (p.step().spiking()) {
                counts.put(p.name(), memory.zeros(DataType.FLOAT, extent.rows(), p.neurons()));
            }
        }
    }

    /** Refuses what a population does not have; without a threshold it has no spikes. */
    private static String known(Population population, String what) {
        LoweredDynamics step = population.step();
        boolean spikes = step.spiking() && what.equals("spikes");
        if (spikes
                || what.equals("output")
                || step.inputs().contains(what)
                || step.states().contains(what)) {
            return what;
        }
        throw new IllegalArgumentException("population '" + population.name() + "' has no '" + what + "'; it has "
                + (step.spiking() ? "spikes, " : "") + "output, " + step.inputs() + ", " + step.states());
    }

    /** Keeps a tick. */
    void record(Function<String, PopulationRun> neurons, int tick) {
        for (Quantity q : quantities) {
            PopulationRun trajectory = neurons.apply(q.population().name());
            q.ticks()
                    .add(Host.floats(
                            switch (q.what()) {
                                case "spikes" -> trajectory.spike(tick);
                                case "output" -> trajectory.output(tick);
                                default -> trajectory.quantity(q.what(), tick);
                            }));
        }
        counts.forEach(
                (population, count) -> count.addi(neurons.apply(population).spike(tick)));
    }

    Recording.Ticks recording(int ticks) {
        Map<String, double[]> traces = new LinkedHashMap<>();
        quantities.forEach(q -> traces.put(q.key(), bySample(q, ticks)));
        double[] outputs = traces.remove(plan.output());
        Map<String, int[]> spikeCounts = new LinkedHashMap<>();
        counts.forEach((population, count) -> spikeCounts.put(population, whole(count)));
        return Recording.Ticks.of(extent.samples(), ticks, plan.widthOf(plan.output()), outputs)
                .withTraces(traces)
                .withSpikeCounts(spikeCounts);
    }

    /** [sample][tick][neuron]. */
    private double[] bySample(Quantity q, int ticks) {
        int width = q.population().neurons();
        double[] all = new double[extent.samples() * ticks * width];
        for (int b = 0; b < extent.samples(); b++) {
            for (int t = 0; t < ticks; t++) {
                float[] tick = q.ticks().get(t);
                for (int n = 0; n < width; n++) {
                    all[(b * ticks + t) * width + n] = tick[b * width + n];
                }
            }
        }
        return all;
    }

    private int[] whole(INDArray count) {
        float[] all = Host.floats(count);
        int[] numbers = new int[extent.samples() * (int) count.size(1)];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = (int) all[n];
        }
        return numbers;
    }
}
