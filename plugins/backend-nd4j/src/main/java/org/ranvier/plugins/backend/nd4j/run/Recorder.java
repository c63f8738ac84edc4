package org.ranvier.plugins.backend.nd4j.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.plugins.backend.nd4j.arrays.Extent;
import org.ranvier.plugins.backend.nd4j.arrays.Host;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;
import org.ranvier.support.plan.RecordedQuantity;

/** Keeps what a recording is made of. */
final class Recorder {

    private final NetworkPlan plan;
    private final Extent extent;
    private final List<Trace> traces = new ArrayList<>();
    private final Trace output;
    private final Map<String, INDArray> counts = new LinkedHashMap<>();

    /** Something to record, and its numbers so far, [tick][sample][neuron]. */
    private record Trace(RecordedQuantity quantity, List<float[]> ticks) {

        Trace(RecordedQuantity quantity) {
            this(quantity, new ArrayList<>());
        }
    }

    Recorder(NetworkPlan plan, List<String> record, Extent extent, Memory memory) {
        this.plan = plan;
        this.extent = extent;
        RecordedQuantity.of(plan, record).forEach(q -> traces.add(new Trace(q)));
        output = new Trace(RecordedQuantity.outputOf(plan));
        traces.add(output);
        for (Population p : plan.all(Population.class)) {
            if (p.step().spiking()) {
                counts.put(p.name(), memory.zeros(DataType.FLOAT, extent.rows(), p.neurons()));
            }
        }
    }

    /** Keeps a tick. */
    void record(Function<String, PopulationRun> neurons, int tick) {
        for (Trace trace : traces) {
            RecordedQuantity q = trace.quantity();
            PopulationRun run = neurons.apply(q.population().name());
            trace.ticks()
                    .add(Host.floats(
                            switch (q.kind()) {
                                case SPIKES -> run.spike(tick);
                                case OUTPUT -> run.output(tick);
                                case STATE, INPUT -> run.quantity(q.what(), tick);
                            }));
        }
        counts.forEach(
                (population, count) -> count.addi(neurons.apply(population).spike(tick)));
    }

    Recording.Ticks recording(int ticks) {
        Map<String, double[]> recorded = new LinkedHashMap<>();
        traces.stream()
                .filter(t -> t != output)
                .forEach(t -> recorded.put(t.quantity().key(), bySample(t, ticks)));
        Map<String, int[]> spikeCounts = new LinkedHashMap<>();
        counts.forEach((population, count) -> spikeCounts.put(population, whole(count)));
        return Recording.Ticks.of(extent.samples(), ticks, plan.widthOf(plan.output()), bySample(output, ticks))
                .withTraces(recorded)
                .withSpikeCounts(spikeCounts);
    }

    /** [sample][tick][neuron]. */
    private double[] bySample(Trace trace, int ticks) {
        int width = trace.quantity().population().neurons();
        double[] all = new double[extent.samples() * ticks * width];
        for (int b = 0; b < extent.samples(); b++) {
            for (int t = 0; t < ticks; t++) {
                float[] tick = trace.ticks().get(t);
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
