package org.ranvier.plugins.backend.simd.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ranvier.api.backend.LoweredDynamics;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.data.Recording;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Parallel;
import org.ranvier.plugins.backend.simd.lanes.Signal;

/** Makes a recording of the signals of a batch. */
final class Recorder {

    private final Batch batch;
    private final SourceRun output;
    private final List<String> record;
    private final Parallel parallel;
    private final Map<String, int[]> spikeCounts = new LinkedHashMap<>();

    Recorder(NetworkPlan plan, Batch batch, List<String> record, Parallel parallel) {
        this.batch = batch;
        this.output = batch.nodes.get(plan.output());
        this.record = record;
        this.parallel = parallel;
        for (Population p : plan.all(Population.class)) {
            if (p.step().spiking()) {
                spikeCounts.put(p.name(), new int[samples() * p.neurons()]);
            }
        }
        record.forEach(this::signal);
    }

    /** The populations whose states or inputs are asked for. */
    static List<String> kept(NetworkPlan plan, List<String> record) {
        List<String> kept = new ArrayList<>();
        for (String key : record) {
            int dot = key.lastIndexOf('.');
            Population p = plan.get(Population.class, key.substring(0, dot));
            String what = key.substring(dot + 1);
            boolean asked =
                    p.step().states().contains(what) || p.step().inputs().contains(what);
            if (asked && !kept.contains(p.name())) {
                kept.add(p.name());
            }
        }
        return kept;
    }

    /** The nodes whose output is recorded. */
    Set<SourceRun> nodes() {
        Set<SourceRun> nodes = new HashSet<>(Set.of(output));
        record.forEach(key -> nodes.add(batch.nodes.get(key.substring(0, key.lastIndexOf('.')))));
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
            parallel.forRows(spikes.groups.length, node.signals.width, (g, n, end) -> {
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

    private Signal signal(String key) {
        int dot = key.lastIndexOf('.');
        String population = key.substring(0, dot);
        String what = key.substring(dot + 1);
        PopulationRun course = batch.nodes.get(population).course;
        LoweredDynamics step = course.step();
        if (what.equals("spikes") && course.spike != null) {
            return course.spike;
        }
        if (what.equals("output")) {
            return course.output;
        }
        if (step.states().contains(what)) {
            return course.states[step.states().indexOf(what)];
        }
        if (step.inputs().contains(what)) {
            return course.inputs[step.inputs().indexOf(what)];
        }
        throw new IllegalArgumentException("population '" + population + "' has no '" + what + "'; it has "
                + (course.spike == null ? "" : "spikes, ") + "output, " + step.inputs() + ", " + step.states());
    }

    Recording.Ticks recording(int ticks) {
        Map<String, double[]> traces = new LinkedHashMap<>();
        record.forEach(key -> traces.put(key, flatten(signal(key), ticks)));
        Map<String, int[]> counts = new LinkedHashMap<>();
        spikeCounts.forEach((population, all) -> counts.put(population, all.clone()));
        return Recording.Ticks.of(samples(), ticks, output.signals.width, flatten(output.signals.output, ticks))
                .withTraces(traces)
                .withSpikeCounts(counts);
    }

    /** [sample][tick][neuron]. */
    double[] flatten(Signal signal, int ticks) {
        double[] all = new double[samples() * ticks * signal.neurons];
        parallel.forEach(signal.groups.length, g -> signal.forEach(g, samples(), ticks, (x, at, n) -> all[n] = x[at]));
        return all;
    }
}
