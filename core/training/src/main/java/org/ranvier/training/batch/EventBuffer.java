package org.ranvier.training.batch;

import java.util.Arrays;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.training.number.StableOrder;

/** Takes the events of several samples, one sample after the other, and orders each sample's by time. */
final class EventBuffer implements Encoder.SignalSink {

    private final Window window;
    private final int[] first;
    private int samples;
    private int size;
    private int[] channel = new int[1024];
    private double[] timeMs = new double[1024];
    private double[] value = new double[1024];
    private boolean ordered = true;

    /**
     * @param window what lies outside is cut off: samples are padded and cut on the right
     * @param samples how many samples there will be
     */
    EventBuffer(Window window, int samples) {
        this.window = window;
        this.first = new int[samples + 1];
    }

    @Override
    public void event(int itsChannel, double itsTimeMs, double itsValue) {
        if (!window.contains(itsTimeMs)) {
            return;
        }
        if (size == channel.length) {
            grow();
        }
        ordered &= size == first[samples] || timeMs[size - 1] <= itsTimeMs;
        channel[size] = itsChannel;
        timeMs[size] = itsTimeMs;
        value[size] = itsValue;
        size++;
    }

    /** All events of a sample. */
    void sample(KeptEncodings.Encoded encoded) {
        int more = encoded.channel().length;
        while (size + more > channel.length) {
            grow();
        }
        System.arraycopy(encoded.channel(), 0, channel, size, more);
        System.arraycopy(encoded.timeMs(), 0, timeMs, size, more);
        System.arraycopy(encoded.value(), 0, value, size, more);
        size += more;
        endSample();
    }

    /** The sample that has just ended. */
    KeptEncodings.Encoded last(Target target) {
        int from = first[samples - 1];
        return new KeptEncodings.Encoded(
                Arrays.copyOfRange(channel, from, size),
                Arrays.copyOfRange(timeMs, from, size),
                Arrays.copyOfRange(value, from, size),
                target);
    }

    /** The sample has no more events. */
    void endSample() {
        if (!ordered) {
            order(first[samples]);
        }
        ordered = true;
        samples++;
        first[samples] = size;
    }

    /** All samples. */
    SignalBatch.Events events(int channels) {
        return new SignalBatch.Events(
                samples,
                channels,
                first,
                Arrays.copyOf(channel, size),
                Arrays.copyOf(timeMs, size),
                Arrays.copyOf(value, size));
    }

    private void grow() {
        int larger = 2 * channel.length;
        channel = Arrays.copyOf(channel, larger);
        timeMs = Arrays.copyOf(timeMs, larger);
        value = Arrays.copyOf(value, larger);
    }

    /** Events of one time keep the order in which they came. */
    private void order(int from) {
        int[] order = StableOrder.of(timeMs, from, size);
        int[] channels = new int[order.length];
        double[] times = new double[order.length];
        double[] values = new double[order.length];
        for (int n = 0; n < order.length; n++) {
            channels[n] = channel[order[n]];
            times[n] = timeMs[order[n]];
            values[n] = value[order[n]];
        }
        System.arraycopy(channels, 0, channel, from, order.length);
        System.arraycopy(times, 0, timeMs, from, order.length);
        System.arraycopy(values, 0, value, from, order.length);
    }
}
