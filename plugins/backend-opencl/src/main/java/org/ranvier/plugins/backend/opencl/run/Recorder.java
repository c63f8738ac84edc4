package org.ranvier.plugins.backend.opencl.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.LoweredDynamics;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.data.Recording;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters;

/** Makes a recording of batches that follow each other: the parts of one that does not fit at once, or the only one. */
final class Recorder {

    private final NetworkPlan plan;
    private final List<String> record;
    private final Dialect dialect;
    private final int samples;

    /** What is recorded so far; whole arrays, filled part by part. */
    private double[] outputs;

    private final Map<String, double[]> traces = new LinkedHashMap<>();
    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private int ticks;

    /** Refuses what a population does not have. */
    Recorder(NetworkPlan plan, List<String> record, int samples, Dialect dialect) {
        this.plan = plan;
        this.record = record;
        this.samples = samples;
        this.dialect = dialect;
        record.forEach(this::check);
    }

    private void check(String key) {
        LoweredDynamics step = population(key).step();
        String what = what(key);
        boolean spikes = step.spiking() && what.equals("spikes");
        if (!spikes
                && !what.equals("output")
                && !step.inputs().contains(what)
                && !step.states().contains(what)) {
            throw new IllegalArgumentException(
                    "population '" + population(key).name() + "' has no '" + what + "'; it has "
                            + (step.spiking() ? "spikes, " : "") + "output, " + step.inputs() + ", " + step.states());
        }
    }

    private Population population(String key) {
        return plan.get(Population.class, key.substring(0, key.lastIndexOf('.')));
    }

    private static String what(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Begins a recording of so many ticks. */
    void start(int ticks) {
        this.ticks = ticks;
        outputs = new double[samples * ticks * plan.widthOf(plan.output())];
        record.forEach(key ->
                traces.put(key, new double[samples * ticks * population(key).neurons()]));
        for (Population p : plan.all(Population.class)) {
            if (p.step().spiking()) {
                counts.put(p.name(), new int[samples * p.neurons()]);
            }
        }
    }

    /** Takes what a batch has, which is so many samples from a first one on. */
    void take(Batch batch, int first, int count) {
        read(batch.nodes.get(plan.output()).output, first, count, outputs);
        traces.forEach((key, values) -> read(signal(batch, key), first, count, values));
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

    private Signal signal(Batch batch, String key) {
        PopulationRun course = batch.nodes.get(population(key).name()).course;
        LoweredDynamics step = course.model.step;
        String what = what(key);
        if (what.equals("spikes") && step.spiking()) {
            return course.spikes;
        }
        if (what.equals("output")) {
            return course.output;
        }
        int state = step.states().indexOf(what);
        return state >= 0
                ? course.states.get(state)
                : course.inputs.get(step.inputs().indexOf(what));
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

    /** What was taken; arrays of the caller's own. */
    Recording.Ticks recording() {
        Map<String, int[]> ownCounts = new LinkedHashMap<>(counts);
        return Recording.Ticks.of(samples, ticks, plan.widthOf(plan.output()), outputs)
                .withTraces(new LinkedHashMap<>(traces))
                .withSpikeCounts(ownCounts);
    }
}
