package org.ranvier.plugins.backend.reference;

import java.util.Arrays;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.SignalBatch;

/** The input of an event-driven network: the first event of every channel; later ones have no effect. */
final class FirstEvents {

    private FirstEvents() {}

    /** In ms, [sample][channel], infinity where a channel stays silent. */
    static double[][] of(SignalBatch batch) {
        if (!(batch instanceof SignalBatch.Events events)) {
            throw new RanvierException(Problem.usage(
                    "input", "an event-driven network needs spike times, but the input is frames", "encode it as spike times"));
        }
        double[][] first = new double[events.samples()][events.channels()];
        for (int b = 0; b < first.length; b++) {
            Arrays.fill(first[b], Double.POSITIVE_INFINITY);
            for (int n = events.first()[b]; n < events.first()[b + 1]; n++) {
                int channel = events.channel()[n];
                first[b][channel] = Math.min(first[b][channel], events.timeMs()[n]);
            }
        }
        return first;
    }
}
