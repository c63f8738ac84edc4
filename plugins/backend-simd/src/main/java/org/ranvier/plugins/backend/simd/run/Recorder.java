package org.ranvier.plugins.backend.simd.run;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.Parallel;
import org.ranvier.support.plan.RecordedQuantity;
import org.ranvier.support.plan.RecordedQuantity.Kind;

/** Makes a recording of the signals of a batch. */
final class Recorder {

    private final Batch batch;
    private final SourceRun output;
    private final List<RecordedQuantity> quantities;
    private final Parallel parallel;
    private final Map<String, int[]> spikeCounts;

    Recorder(NetworkPlan plan, Batch batch, List<String> record, Parallel parallel) {
        this.batch = batch;
        this.output = batch.nodes.get(plan.output());
        this.parallel = parallel;
        quantities = RecordedQuantity.of(plan, record);
        spikeCounts = RecordedQuantity.spikeCounters(plan, samples());
    }

    /** The populations whose states or inputs are asked for. */
    static List<String> kept(NetworkPlan plan, List<String> record) {
        return RecordedQuantity.of(plan, record).stream()
                .filter(q -> q.kind() == Kind.STATE || q.kind() == Kind.INPUT)
                .map(q -> q.population().name())
                .distinct()
                .toList();
    }

    /** The nodes whose output is recorded. */
    Set<SourceRun> nodes() {
        Set<SourceRun> nodes = new HashSet<>(Set.of(output));
        quantities.forEach(q -> nodes.add(batch.nodes.get(q.population().name())));
        return nodes;
    }

    private int samples() {
        return batch.shape.extent().samples();
    }

    /**
     * Counts the spikes of some further ticks.
     *
     * @param scanned whether these are all ticks, and nodes have been scanned since
     */
    void count(int tick, int toTick, boolean scanned) {
        spikeCounts.forEach((population, counts) -> {
            SourceRun node = batch.nodes.get(population);
            Signal spikes = node.course.spike;
            parallel.forRows(spikes.groups.length, node.signals.width, Lanes.ROWS, (g, n, end) -> {
                float[] lanes = new float[Lanes.GROUP];
                boolean known = scanned && spikes == node.signals.output;
                for (int i = n; i < end; i++) {
                    if (!known) {
                        Lanes.countOverTicks(spikes.groups[g], spikes.at(i, tick), toTick - tick, lanes, 0);
                    }
                    count(
                            known ? node.signals.counts[g] : lanes,
                            known ? i * Lanes.GROUP : 0,
                            g,
                            i,
                            counts,
                            spikes.neurons);
                }
            });
        });
    }

    private void count(float[] lanes, int at, int group, int neuron, int[] counts, int neurons) {
        for (int lane = 0; lane < Lanes.GROUP; lane++) {
            int sample = group * Lanes.GROUP + lane;
            if (sample < samples()) {
                counts[sample * neurons + neuron] += (int) lanes[at + lane];
            }
        }
    }

    List<RecordedQuantity> quantities() {
        return quantities;
    }

    /** Returns the signal of a quantity. */
    Signal signal(RecordedQuantity q) {
        PopulationRun course = batch.nodes.get(q.population().name()).course;
        return switch (q.kind()) {
            case SPIKES -> course.spike;
            case OUTPUT -> course.output;
            case STATE -> course.states[q.index()];
            case INPUT -> course.inputs[q.index()];
        };
    }

    Recording.Ticks recording(int ticks) {
        Map<String, double[]> traces = new LinkedHashMap<>();
        quantities.forEach(q -> traces.put(q.key(), flatten(signal(q), ticks)));
        return Recording.Ticks.of(samples(), ticks, output.signals.width, flatten(output.signals.output, ticks))
                .withTraces(traces)
                .withSpikeCounts(spikeCounts());
    }

    /** Returns the spikes of each population so far, [sample][neuron]. */
    Map<String, int[]> spikeCounts() {
        Map<String, int[]> counts = new LinkedHashMap<>();
        spikeCounts.forEach((population, all) -> counts.put(population, all.clone()));
        return counts;
    }

    /** [sample][tick][neuron]. */
    double[] flatten(Signal signal, int ticks) {
        double[] all = new double[samples() * ticks * signal.neurons];
        parallel.forEach(signal.groups.length, g -> signal.forEach(g, samples(), ticks, (x, at, n) -> all[n] = x[at]));
        return all;
    }
}
