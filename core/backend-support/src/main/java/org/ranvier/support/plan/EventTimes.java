package org.ranvier.support.plan;

import java.util.Arrays;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;

/** Spike times that enter an event-driven network: those of its input, and those measured elsewhere. */
public final class EventTimes {

    private EventTimes() {}

    /**
     * Returns the events of a batch.
     *
     * @throws RanvierException if it holds frames
     */
    public static SignalBatch.Events of(SignalBatch batch) {
        if (batch instanceof SignalBatch.Events events) {
            return events;
        }
        throw new RanvierException(Problem.usage(
                "input",
                "an event-driven network needs spike times, but the input is frames",
                "encode it as spike times"));
    }

    /**
     * Returns the first events of every channel in ms, [sample][channel · perChannel + event], ascending, with infinity
     * behind the last; later ones have no effect.
     *
     * @throws RanvierException if the batch holds frames
     */
    public static double[][] first(SignalBatch batch, int perChannel) {
        SignalBatch.Events events = of(batch);
        double[][] first = new double[events.samples()][events.channels() * perChannel];
        for (int b = 0; b < first.length; b++) {
            Arrays.fill(first[b], Double.POSITIVE_INFINITY);
            for (int n = events.first()[b]; n < events.first()[b + 1]; n++) {
                insert(first[b], events.channel()[n] * perChannel, perChannel, events.timeMs()[n]);
            }
        }
        return first;
    }

    /** Puts a time among those from {@code at} on; the last of them gives way. */
    private static void insert(double[] times, int at, int room, double time) {
        double next = time;
        for (int k = at; k < at + room; k++) {
            double later = Math.max(next, times[k]);
            times[k] = Math.min(next, times[k]);
            next = later;
        }
    }

    /**
     * Requires measured times of every population, in the sizes of a batch.
     *
     * @param perNeuron how many spikes of a neuron count
     */
    public static void requireComplete(NetworkPlan plan, int samples, int perNeuron, Recording.Times measured) {
        for (Population p : plan.all(Population.class)) {
            double[] times = measured.spikes().get(p.name());
            int expected = samples * p.neurons() * perNeuron;
            if (times == null || times.length != expected) {
                throw new RanvierException(Problem.run(
                        "measured times of '" + p.name() + "'",
                        times == null ? "there are none" : "there are " + times.length,
                        "record " + expected + ": " + samples + " samples of " + p.neurons() + " neurons"
                                + (perNeuron > 1 ? ", " + perNeuron + " spikes of each" : "")));
            }
        }
    }
}
