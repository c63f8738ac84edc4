package org.ranvier.plugins.backend.opencl.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.support.plan.RecordedQuantity;

/** Makes a recording of batches that follow each other: the parts of one that does not fit at once, or the only one. */
final class Recorder {

    private final NetworkPlan plan;
    private final List<RecordedQuantity> quantities;
    private final Dialect dialect;
    private final int samples;

    /** The recording so far; whole arrays, filled part by part. */
    private double[] outputs;

    private final Map<String, double[]> traces = new LinkedHashMap<>();
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private int ticks;

    /** Refuses what a population does not have. */
    Recorder(NetworkPlan plan, List<String> record, int samples, Dialect dialect) {
        this.plan = plan;
        this.samples = samples;
        this.dialect = dialect;
        quantities = RecordedQuantity.of(plan, record);
    }

    /** Begins a recording of so many ticks. */
    void start(int ticks) {
        this.ticks = ticks;
        outputs = new double[samples * ticks * plan.widthOf(plan.output())];
        quantities.forEach(q ->
                traces.put(q.key(), new double[samples * ticks * q.population().neurons()]));
        counts.putAll(RecordedQuantity.spikeCounters(plan, samples));
    }

    /** Takes what a batch has, which is so many samples from a first one on. */
    void take(Batch batch, int first, int count) {
        read(batch.nodes.get(plan.output()).output, first, count, outputs);
        quantities.forEach(q -> read(signal(batch, q), first, count, traces.get(q.key())));
        counts.forEach((population, all) -> {
            Signal spikes = batch.nodes.get(population).course.spikes;
            try (Buffer room = dialect.context().buffer((long) count * spikes.rows())) {
                List<Object> arguments = new ArrayList<>(List.of(ticks, spikes.buffer(), spikes.rows()));
                arguments.addAll(spikes.arguments().subList(1, 3));
                arguments.add(room);
                dialect.fixed("signals", "count", spikes.definitions())
                        .each(count * spikes.rows(), arguments.toArray());
                int[] own = room.ints(count * spikes.rows());
                System.arraycopy(own, 0, all, first * spikes.rows(), own.length);
            }
        });
    }

    private static Signal signal(Batch batch, RecordedQuantity q) {
        PopulationRun course = batch.nodes.get(q.population().name()).course;
        return switch (q.kind()) {
            case SPIKES -> course.spikes;
            case OUTPUT -> course.output;
            case STATE -> course.states.get(q.index());
            case INPUT -> course.inputs.get(q.index());
        };
    }

    private void read(Signal signal, int first, int count, double[] all) {
        int size = count * ticks * signal.rows();
        double[] values = collected(dialect, signal, count, ticks);
        System.arraycopy(values, 0, all, first * ticks * signal.rows(), size);
    }

    /** [sample][tick][row]. */
    static double[] collected(Dialect dialect, Signal signal, int samples, int ticks) {
        int size = samples * ticks * signal.rows();
        try (Buffer room = dialect.context().buffer(size)) {
            List<Object> arguments = new ArrayList<>(List.of(ticks, signal.buffer(), signal.rows()));
            arguments.addAll(signal.arguments().subList(1, 3));
            arguments.add(room);
            dialect.fixed("signals", "collect", signal.definitions()).each(size, arguments.toArray());
            return Parameters.read(room, size);
        }
    }

    /** The reverse: some samples of [sample][tick][row], from a first one on. */
    static void spread(Dialect dialect, double[] values, int first, int samples, int groups, int ticks, Signal signal) {
        int size = samples * ticks * signal.rows();
        float[] own = new float[size];
        for (int n = 0; n < size; n++) {
            own[n] = (float) values[first * ticks * signal.rows() + n];
        }
        try (Buffer room = dialect.context().buffer(size)) {
            room.write(own, size);
            List<Object> arguments = new ArrayList<>(List.of(samples, ticks, room, signal.rows()));
            arguments.addAll(signal.arguments().subList(1, 3));
            arguments.add(signal.buffer());
            dialect.fixed("signals", "spread")
                    .each(groups * dialect.group() * ticks * signal.rows(), arguments.toArray());
        }
    }

    /** Returns what has been recorded, in arrays that belong to the caller. */
    Recording.Ticks recording() {
        Map<String, int[]> ownCounts = new LinkedHashMap<>(counts);
        return Recording.Ticks.of(samples, ticks, plan.widthOf(plan.output()), outputs)
                .withTraces(new LinkedHashMap<>(traces))
                .withSpikeCounts(ownCounts);
    }
}
