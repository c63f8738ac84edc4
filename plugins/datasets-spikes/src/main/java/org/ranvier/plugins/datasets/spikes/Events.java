package org.ranvier.plugins.datasets.spikes;

import java.util.Arrays;
import org.ranvier.api.data.Sample;

/**
 * The events of all samples of a file.
 *
 * @param channels how many channels there are
 * @param unit the unit of the times
 * @param first for each sample the index of its first event, with the total count at the end
 * @param channel the channel of each event
 * @param time the time of each event
 * @param value the value of each event, or null when all are plain spikes
 */
record Events(int channels, TimeUnit unit, int[] first, int[] channel, Column time, Column value) {

    /** What an event must have, else a clause that says what is wrong with it; null when nothing is. */
    static String fault(double time, double channel, int channels) {
        if (Double.isNaN(time)) {
            return "has no time";
        }
        if (time < 0 || Double.isInfinite(time)) {
            return "has the time " + time;
        }
        if (!(channel >= 0 && channel < channels) || channel != Math.rint(channel)) {
            return "has the channel " + number(channel) + " of " + channels + " (0…" + (channels - 1) + ")";
        }
        return null;
    }

    /**
     * Events in any order, each with its sample; within a sample they keep their order.
     *
     * @param sample the sample of each event, from 0
     */
    static Events bySample(
            int channels, TimeUnit unit, int samples, int[] sample, int[] channel, Column time, Column value) {
        int[] first = new int[samples + 1];
        for (int s : sample) {
            first[s + 1]++;
        }
        for (int s = 0; s < samples; s++) {
            first[s + 1] += first[s];
        }
        int[] next = first.clone();
        int[] order = new int[sample.length];
        for (int i = 0; i < sample.length; i++) {
            order[next[sample[i]]++] = i;
        }
        int[] ordered = new int[channel.length];
        Arrays.setAll(ordered, i -> channel[order[i]]);
        return new Events(channels, unit, first, ordered, time.pick(order), value == null ? null : value.pick(order));
    }

    /** How many samples. */
    int samples() {
        return first.length - 1;
    }

    /** One sample, its times in ms. */
    Sample.Events sample(int index) {
        int from = first[index];
        int count = first[index + 1] - from;
        double[] timeMs = new double[count];
        Arrays.setAll(timeMs, i -> unit.toMs(time.get(from + i)));
        double[] values = null;
        if (value != null) {
            values = new double[count];
            Arrays.setAll(values, i -> value.get(from + i));
        }
        return new Sample.Events(channels, Arrays.copyOfRange(channel, from, from + count), timeMs, values);
    }

    private static String number(double x) {
        return x == Math.rint(x) ? Long.toString((long) x) : Double.toString(x);
    }
}
