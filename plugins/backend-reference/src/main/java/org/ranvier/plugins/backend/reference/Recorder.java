package org.ranvier.plugins.backend.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.backend.LoweredDynamics;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.data.Recording;

/** Keeps what a recording is made of. */
final class Recorder {

    private final Layout layout;
    private final int samples;
    private final String output;
    private final List<Quantity> quantities = new ArrayList<>();
    private final Map<String, List<double[]>[]> kept = new LinkedHashMap<>();
    private final Map<String, int[]> spikeCounts = new LinkedHashMap<>();

    /** A quantity asked for: of which population, and what. */
    private record Quantity(String key, Population population, String what) {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    Recorder(Layout layout, List<String> record, int samples) {
        this.layout = layout;
        this.samples = samples;
        this.output = layout.plan.output();
        for (String key : record) {
            int dot = key.lastIndexOf('.');
            Population population = layout.plan.get(Population.class, key.substring(0, dot));
            quantities.add(new Quantity(key, population, known(population, key.substring(dot + 1))));
        }
        quantities.forEach(q -> kept.put(q.key(), new List[samples]));
        kept.put(output, new List[samples]);
        kept.values().forEach(lists -> java.util.Arrays.setAll(lists, b -> new ArrayList<double[]>()));
        for (Population p : layout.plan.all(Population.class)) {
            if (p.step().spiking()) {
                spikeCounts.put(p.name(), new int[samples * p.neurons()]);
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

    /** Keeps a tick of one sample. Samples may be recorded by different threads. */
    void record(SampleRun run, int sample, int tick) {
        kept.get(output)[sample].add(run.output(output, tick));
        for (Quantity q : quantities) {
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

    private double[] value(SampleRun run, Quantity q, int tick) {
        PopulationRun neurons = run.neurons(q.population().name());
        int port = q.population().step().inputs().indexOf(q.what());
        int state = q.population().step().states().indexOf(q.what());
        return switch (q.what()) {
            case "spikes" -> neurons.spike(tick);
            case "output" -> run.output(q.population().name(), tick);
            default -> state >= 0 ? neurons.state(state, tick) : neurons.input(port, tick);
        };
    }

    Recording.Ticks recording(int ticks) {
        int neurons = layout.plan.widthOf(output);
        Map<String, double[]> traces = new LinkedHashMap<>();
        quantities.forEach(q ->
                traces.put(q.key(), flatten(kept.get(q.key()), q.population().neurons(), ticks)));
        Map<String, int[]> counts = new LinkedHashMap<>();
        spikeCounts.forEach((population, all) -> counts.put(population, all.clone()));
        return new Recording.Ticks(samples, ticks, neurons, flatten(kept.get(output), neurons, ticks), traces, counts);
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
