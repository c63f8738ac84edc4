package org.ranvier.plugins.backend.reference;

import java.util.Arrays;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.SignalBatch;

/**
 * The input of an event-driven network: the first events of every channel, so many as count of each; later ones have no
 * effect.
 */
final class FirstEvents {

    private FirstEvents() {}

    /** In ms, [sample][channel · perChannel + event], ascending, infinity behind the last. */
    static double[][] of(SignalBatch batch, int perChannel) {
        if (!(batch instanceof SignalBatch.Events events)) {
            throw new RanvierException(Problem.usage(
                    "input",
                    "an event-driven network needs spike times, but the input is frames",
                    "encode it as spike times"));
        }
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
}
