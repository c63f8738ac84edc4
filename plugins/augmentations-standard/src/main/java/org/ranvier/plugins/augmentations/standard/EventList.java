package org.ranvier.plugins.augmentations.standard;

import java.util.Arrays;
import org.ranvier.api.data.Sample;

/** Gathers the events of a sample that is made; whatever lies before its start or on no channel is left out. */
final class EventList {

    private final int channels;
    private final boolean valued;
    private int[] channel;
    private double[] timeMs;
    private double[] value;
    private int size;

    /**
     * Begins.
     *
     * @param valued whether events have values; all are 1 otherwise
     * @param expected about how many events there will be
     */
    EventList(int channels, boolean valued, int expected) {
        this.channels = channels;
        this.valued = valued;
        channel = new int[Math.max(8, expected)];
        timeMs = new double[channel.length];
        value = new double[channel.length];
    }

    void add(int its, double itsTimeMs, double itsValue) {
        if (its < 0 || its >= channels || itsTimeMs < 0) {
            return;
        }
        if (size == channel.length) {
            int more = 2 * size;
            channel = Arrays.copyOf(channel, more);
            timeMs = Arrays.copyOf(timeMs, more);
            value = Arrays.copyOf(value, more);
        }
        channel[size] = its;
        timeMs[size] = itsTimeMs;
        value[size] = itsValue;
        size++;
    }

    Sample.Events sample() {
        return new Sample.Events(
                channels,
                Arrays.copyOf(channel, size),
                Arrays.copyOf(timeMs, size),
                valued ? Arrays.copyOf(value, size) : null);
    }

    /** Returns the value of an event. */
    static double valueOf(Sample.Events events, int n) {
        return events.value() == null ? 1 : events.value()[n];
    }
}
