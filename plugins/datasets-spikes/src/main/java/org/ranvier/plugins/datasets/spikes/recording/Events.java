package org.ranvier.plugins.datasets.spikes.recording;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
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
public record Events(int channels, TimeUnit unit, int[] first, int[] channel, Column time, Column value) {

    /** Microseconds since 1970 are below it, and all whole numbers that a clock counts. */
    private static final double LATEST = 1e18;

    /** A clause that says what is wrong with an event; null when nothing is. */
    public static String fault(double time, double channel, double value, int channels) {
        if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) {
            return "has the time " + number(time) + ", which is not a time from 0";
        }
        if (time > LATEST) {
            return "has the time " + time + ", and no recording lasts so long";
        }
        if (!(channel >= 0 && channel < channels) || channel != Math.rint(channel)) {
            return "is on channel " + number(channel)
                    + (channels == Request.MOST_CHANNELS
                            ? ", and channels are whole numbers from 0, below " + channels
                            : ", but with channels: " + channels + " they go from 0 to " + (channels - 1));
        }
        if (!Double.isFinite(value)) {
            return "has the value " + number(value) + ", which is not a finite number";
        }
        return null;
    }

    /** Describes the fault of an event without a value of its own. */
    public static String fault(double time, double channel, int channels) {
        return fault(time, channel, 1, channels);
    }

    /**
     * Events in any order, each with its sample; within a sample they keep their order.
     *
     * @param sample the sample of each event, from 0
     */
    public static Events bySample(
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

    /** Returns the places of the events that are wanted, in order. */
    int[] where(IntPredicate wanted) {
        return IntStream.range(0, channel.length).filter(wanted).toArray();
    }

    /**
     * Returns some of these events on other channels.
     *
     * @param count how many channels there are then
     * @param kept the places of the events, ascending
     * @param renumber the channel that a channel becomes
     */
    Events onChannels(int count, int[] kept, IntUnaryOperator renumber) {
        int[] starts = new int[first.length];
        for (int s = 0, k = 0; s < first.length; s++) {
            while (k < kept.length && kept[k] < first[s]) {
                k++;
            }
            starts[s] = k;
        }
        return new Events(
                count,
                unit,
                starts,
                IntStream.of(kept).map(i -> renumber.applyAsInt(channel[i])).toArray(),
                time.pick(kept),
                value == null ? null : value.pick(kept));
    }

    /** Returns the number of samples. */
    int samples() {
        return first.length - 1;
    }

    /** Returns a sample, its times in ms. */
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
        return x == Math.rint(x) && !Double.isInfinite(x) ? Long.toString((long) x) : Double.toString(x);
    }
}
