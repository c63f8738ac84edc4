package org.ranvier.plugins.encoders.standard;

import java.util.Arrays;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.SignalBatch;

/**
 * Counts events by tick and group of channels.
 *
 * @param inputs how many channels samples have
 * @param channels how many groups of them there are
 * @param clip whether a bin is at most 1
 * @param window the simulated time
 */
record Binning(int inputs, int channels, boolean clip, Encoder.Window window) implements Encoder.Encoding {

    @Override
    public boolean graded() {
        return !clip;
    }

    @Override
    public void encode(Sample sample, Encoder.Draws draws, Encoder.SignalSink sink) {
        if (!(sample instanceof Sample.Events events)) {
            throw ValuesEncoding.misfit(
                    "bins",
                    "the sample is " + sample.kind() + ", but this encoder counts recorded events",
                    "choose a dataset of events, or another encoder");
        }
        ValuesEncoding.requireChannels("bins", events.channels(), inputs);
        long[] binned = binned(events, sink);
        for (int from = 0, to; from < binned.length; from = to) {
            long bin = bin(binned[from]);
            double sum = 0;
            for (to = from; to < binned.length && bin(binned[to]) == bin; to++) {
                sum += value(events, (int) binned[to]);
            }
            sink.event((int) (bin % channels), bin / channels * window.dtMs(), clip ? 1 : sum);
        }
    }

    /**
     * The events within the window as {@code bin << 32 | event}, ascending: by tick, then by group, then as they come
     * in the sample, so that sums have one order. Memory follows the events, not the bins, of which a camera has
     * millions.
     */
    private long[] binned(Sample.Events events, Encoder.SignalSink sink) {
        int width = inputs / channels;
        long[] binned = new long[events.channel().length];
        int count = 0;
        for (int i = 0; i < binned.length; i++) {
            int group = events.channel()[i] / width;
            double timeMs = events.timeMs()[i];
            if (window.contains(timeMs)) {
                long bin = (long) SignalBatch.tickOf(timeMs, window.dtMs()) * channels + group;
                binned[count++] = bin << Integer.SIZE | i;
            } else {
                sink.event(group, timeMs, clip ? 1 : value(events, i));
            }
        }
        long[] sorted = Arrays.copyOf(binned, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static long bin(long binned) {
        return binned >>> Integer.SIZE;
    }

    private static double value(Sample.Events events, int i) {
        return events.value() == null ? 1 : events.value()[i];
    }
}
