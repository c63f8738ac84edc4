package org.ranvier.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.support.plan.RecordedQuantity;

/** Records quantities of {@linkplain DynamicsRun runs} and counts their spikes, tick by tick. */
public final class TickRecorder {

    private final NetworkPlan plan;
    private final int samples;
    private final String output;
    private final List<RecordedQuantity> quantities;
    private final Map<String, List<double[]>[]> kept = new LinkedHashMap<>();
    private final Map<String, int[]> spikeCounts;

    /**
     * Prepares to record.
     *
     * @param record the quantities, see {@link RecordedQuantity}
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public TickRecorder(NetworkPlan plan, List<String> record, int samples) {
        this.plan = plan;
        this.samples = samples;
        this.output = plan.output();
        quantities = RecordedQuantity.of(plan, record);
        quantities.forEach(q -> kept.put(q.key(), new List[samples]));
        kept.put(output, new List[samples]);
        kept.values().forEach(lists -> Arrays.setAll(lists, b -> new ArrayList<double[]>()));
        spikeCounts = RecordedQuantity.spikeCounters(plan, samples);
    }

    /**
     * Records a tick of one sample. Samples may be recorded by different threads.
     *
     * @param runs the neurons of a population in that sample, by name
     */
    public void record(Function<String, DynamicsRun> runs, int sample, int tick) {
        kept.get(output)[sample].add(runs.apply(output).output(tick));
        for (RecordedQuantity q : quantities) {
            kept.get(q.key())[sample].add(runs.apply(q.population().name()).recorded(q, tick));
        }
        spikeCounts.forEach((population, counts) -> {
            double[] spikes = runs.apply(population).spike(tick);
            for (int n = 0; n < spikes.length; n++) {
                if (spikes[n] != 0) {
                    counts[sample * spikes.length + n]++;
                }
            }
        });
    }

    /** Returns all ticks recorded so far, in arrays of their own. */
    public Recording.Ticks recording(int ticks) {
        int neurons = plan.widthOf(output);
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
