package org.ranvier.plugins.backend.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.data.Recording;
import org.ranvier.support.RecordedQuantity;

/** Keeps what a recording is made of. */
final class Recorder {

    private final Layout layout;
    private final int samples;
    private final String output;
    private final List<RecordedQuantity> quantities;
    private final Map<String, List<double[]>[]> kept = new LinkedHashMap<>();
    private final Map<String, int[]> spikeCounts;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Recorder(Layout layout, List<String> record, int samples) {
        this.layout = layout;
        this.samples = samples;
        this.output = layout.plan.output();
        quantities = RecordedQuantity.of(layout.plan, record);
        quantities.forEach(q -> kept.put(q.key(), new List[samples]));
        kept.put(output, new List[samples]);
        kept.values().forEach(lists -> java.util.Arrays.setAll(lists, b -> new ArrayList<double[]>()));
        spikeCounts = RecordedQuantity.spikeCounters(layout.plan, samples);
    }

    /** Keeps a tick of one sample. Samples may be recorded by different threads. */
    void record(SampleRun run, int sample, int tick) {
        kept.get(output)[sample].add(run.output(output, tick));
        for (RecordedQuantity q : quantities) {
            kept.get(q.key())[sample].add(value(run, q, tick));
        }
        spikeCounts.forEach((population, counts) -> {
            double[] spikes = run.neurons(population).spike(tick);
            for (int n = 0; n < spikes.length; n++) {
                if (spikes[n] != 0) {
                    counts[sample * spikes.length + n]++;
                }
            }
        });
    }

    private static double[] value(SampleRun run, RecordedQuantity q, int tick) {
        PopulationRun neurons = run.neurons(q.population().name());
        return switch (q.kind()) {
            case SPIKES -> neurons.spike(tick);
            case OUTPUT -> run.output(q.population().name(), tick);
            case STATE -> neurons.state(q.index(), tick);
            case INPUT -> neurons.input(q.index(), tick);
        };
    }

    Recording.Ticks recording(int ticks) {
        int neurons = layout.plan.widthOf(output);
        Map<String, double[]> traces = new LinkedHashMap<>();
        quantities.forEach(q ->
                traces.put(q.key(), flatten(kept.get(q.key()), q.population().neurons(), ticks)));
        Map<String, int[]> counts = new LinkedHashMap<>();
        spikeCounts.forEach((population, all) -> counts.put(population, all.clone()));
        return Recording.Ticks.of(samples, ticks, neurons, flatten(kept.get(output), neurons, ticks))
                .withTraces(traces)
                .withSpikeCounts(counts);
    }

    private double[] flatten(List<double[]>[] lists, int neurons, int ticks) {
        double[] all = new double[samples * ticks * neurons];
        for (int b = 0; b < samples; b++) {
            for (int t = 0; t < ticks; t++) {
                System.arraycopy(lists[b].get(t), 0, all, (b * ticks + t) * neurons, neurons);
            }
        }
        return all;
    }
}
