package org.ranvier.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ranvier.analysis.Activity.Layer;
import org.ranvier.analysis.Activity.Traffic;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.support.plan.TrainedProjection;

/** Adds up over batches what a network does: spikes of every neuron, and what they cost. */
public final class ActivityCounter {

    private final NetworkPlan plan;
    /** How often each source sent something, by input or population: spikes, or values that are not 0. */
    private final Map<String, long[]> sent = new LinkedHashMap<>();
    /** In how many samples each population was silent throughout. */
    private final Map<String, Long> silentSamples = new LinkedHashMap<>();
    /** How many synapses each source's neurons have, by projection; one with several taps counts as often. */
    private final Map<String, long[]> fanOut = new LinkedHashMap<>();

    private long samples;

    public ActivityCounter(TrainedNetwork network) {
        plan = network.plan();
        for (Projection p : plan.all(Projection.class)) {
            long[] own = new long[p.synapses().pre()];
            if (plan.eventDriven()) {
                IntStream.range(0, p.synapses().size())
                        .forEach(s -> own[p.synapses().preOf(s)]++);
            } else {
                new TrainedProjection(network, p).forEachTap((pre, post, lag, weight) -> own[pre]++);
            }
            fanOut.put(p.name(), own);
        }
    }

    /** Adds a batch. */
    public void add(SignalBatch signal, Recording recording) {
        samples += recording.samples();
        count(
                signal,
                sent.computeIfAbsent(
                        plan.input().name(), n -> new long[plan.input().channels()]));
        spikes(recording).forEach((population, counts) -> {
            long[] own = sent.computeIfAbsent(population, p -> new long[counts.length / recording.samples()]);
            for (int b = 0; b < recording.samples(); b++) {
                long inSample = 0;
                for (int n = 0; n < own.length; n++) {
                    own[n] += counts[b * own.length + n];
                    inSample += counts[b * own.length + n];
                }
                silentSamples.merge(population, inSample == 0 ? 1L : 0L, Long::sum);
            }
        });
    }

    private static void count(SignalBatch signal, long[] sent) {
        switch (signal) {
            case SignalBatch.Events events -> {
                for (int n = 0; n < events.channel().length; n++) {
                    sent[events.channel()[n]] += events.value()[n] != 0 ? 1 : 0;
                }
            }
            case SignalBatch.Frames frames -> {
                for (int n = 0; n < frames.values().length; n++) {
                    sent[n % frames.channels()] += frames.values()[n] != 0 ? 1 : 0;
                }
            }
        }
    }

    private static Map<String, int[]> spikes(Recording recording) {
        return switch (recording) {
            case Recording.Ticks ticks -> ticks.spikeCounts();
            case Recording.Times times -> {
                Map<String, int[]> counts = new LinkedHashMap<>();
                times.spikes().forEach((population, spikes) -> {
                    int[] own = new int[spikes.length / times.perNeuron()];
                    for (int n = 0; n < spikes.length; n++) {
                        own[n / times.perNeuron()] += spikes[n] < Double.POSITIVE_INFINITY ? 1 : 0;
                    }
                    counts.put(population, own);
                });
                yield counts;
            }
        };
    }

    /** Returns what was added up so far. */
    public Activity total() {
        List<Layer> layers = new ArrayList<>();
        for (Population p : plan.all(Population.class)) {
            long[] spikes = sent.get(p.name());
            if (spikes != null) {
                long silent = LongStream.of(spikes).filter(n -> n == 0).count();
                layers.add(new Layer(
                        p.name(),
                        spikes.clone(),
                        samples,
                        (double) silent / spikes.length,
                        (double) silentSamples.getOrDefault(p.name(), 0L) / samples));
            }
        }
        List<Traffic> traffic = new ArrayList<>();
        for (Projection p : plan.all(Projection.class)) {
            traffic.add(traffic(p));
        }
        return new Activity(samples, layers, traffic);
    }

    private Traffic traffic(Projection p) {
        String source = source(p.from());
        boolean spikes = source.equals(plan.input().name())
                ? !plan.input().graded()
                : plan.eventDriven()
                        || plan.get(Population.class, source).step().outputIsSpike();
        long[] fan = fanOut.get(p.name());
        int ticks = plan.eventDriven() ? 1 : plan.ticks();
        long dense = samples * ticks * LongStream.of(fan).sum();
        long[] events = sent.get(source);
        long operations = 0;
        for (int n = 0; n < fan.length; n++) {
            // What is no spike has a value at every tick.
            operations += fan[n] * (spikes || events != null && isInput(source) ? events[n] : samples * ticks);
        }
        return new Traffic(p.name(), spikes, operations, dense);
    }

    private boolean isInput(String source) {
        return source.equals(plan.input().name());
    }

    private String source(String from) {
        return plan.all(Dropout.class).stream()
                .filter(dropout -> dropout.name().equals(from))
                .map(Dropout::from)
                .findFirst()
                .orElse(from);
    }
}
