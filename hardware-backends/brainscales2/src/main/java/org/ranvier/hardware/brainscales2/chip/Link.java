package org.ranvier.hardware.brainscales2.chip;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A link that carries so many events in a µs, with a buffer for those that have to wait. What finds the buffer full is
 * dropped. Events were stamped before, so that waiting changes no time.
 */
final class Link {

    private final double eventsPerUs;
    private final int buffer;
    private long dropped;

    Link(double eventsPerUs, int buffer) {
        this.eventsPerUs = eventsPerUs;
        this.buffer = buffer;
    }

    /** Sends events over it; the time of one that is dropped becomes infinite. */
    void carry(double[] timesUs) {
        int events = (int)
                Arrays.stream(timesUs).filter(t -> t < Double.POSITIVE_INFINITY).count();
        if (events <= buffer) {
            return;
        }
        int[] order = IntStream.range(0, timesUs.length)
                .boxed()
                .sorted((a, b) -> Double.compare(timesUs[a], timesUs[b]))
                .mapToInt(Integer::intValue)
                .limit(events)
                .toArray();
        double waiting = 0;
        double last = 0;
        for (int n : order) {
            waiting = Math.max(0, waiting - (timesUs[n] - last) * eventsPerUs);
            last = timesUs[n];
            if (waiting + 1 > buffer) {
                timesUs[n] = Double.POSITIVE_INFINITY;
                dropped++;
            } else {
                waiting++;
            }
        }
    }

    /** Returns the number of events that it dropped. */
    long dropped() {
        return dropped;
    }
}
