package org.ranvier.plugins.datasets.spikes.signal;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ranvier.plugins.datasets.spikes.recording.Column;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/**
 * The contents of a file of signals.
 *
 * @param values [frame][channel], row-major, the frames of all samples
 * @param channels the names of the channels, or numbers where they have none
 * @param named whether the channels have names
 * @param first the first frame of each sample
 * @param length the number of frames of each sample
 * @param hertz the sampling rate that the file tells, or 0
 * @param said what it says of each sample
 * @param unread what the file holds besides
 */
record Signals(
        Column values,
        List<String> channels,
        boolean named,
        int[] first,
        int[] length,
        double hertz,
        Said said,
        List<String> unread) {

    /**
     * What a file says of its samples.
     *
     * @param labels the class of each sample, or empty
     * @param frameLabels the class of each frame, or empty; an empty text where a frame has none
     * @param groups whom each sample is from, or empty
     * @param splits the split of each sample, or empty where the whole file is one
     */
    record Said(List<String> labels, List<String> frameLabels, List<String> groups, List<String> splits) {

        /** Returns all labels that occur. */
        List<String> occurring() {
            return (frameLabels.isEmpty() ? labels : frameLabels)
                    .stream().filter(label -> !label.isEmpty()).distinct().toList();
        }
    }

    /** A reader of files. */
    interface Reader {

        /** Reads a file; what it lacks or has wrong is a {@code DATA} problem. */
        Signals read(Request request);
    }

    int samples() {
        return first.length;
    }

    /** The values of a sample, [frame][channel]. */
    double[] sample(int index) {
        double[] sample = new double[length[index] * channels.size()];
        int from = first[index] * channels.size();
        for (int i = 0; i < sample.length; i++) {
            sample[i] = values.get(from + i);
        }
        return sample;
    }

    /** The samples of a split, or all. */
    SignalPart part(Map<String, Integer> classes, double rate, boolean flat, IntPredicate which) {
        return new SignalPart(this, IntStream.range(0, samples()).filter(which).toArray(), classes, rate, flat);
    }
}
