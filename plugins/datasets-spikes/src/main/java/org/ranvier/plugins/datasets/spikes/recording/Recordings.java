package org.ranvier.plugins.datasets.spikes.recording;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Contents of a file of recordings.
 *
 * @param events the events of its samples
 * @param labels what the class of each sample is called
 * @param groups whom each sample is from, or empty when unknown
 * @param splits the split of each sample, or empty when the whole file is one split
 * @param channels the names of the channels, or empty where they are numbers
 * @param coded whether events are on a channel for each channel and polarity
 * @param unread what the file holds besides, such as {@code the column polarity}
 */
public record Recordings(
        Events events,
        List<String> labels,
        List<String> groups,
        List<String> splits,
        List<String> channels,
        boolean coded,
        List<String> unread) {

    /** Recordings without polarity whose channels are numbers. */
    public Recordings(
            Events events, List<String> labels, List<String> groups, List<String> splits, List<String> unread) {
        this(events, labels, groups, splits, List.of(), false, unread);
    }

    /** A source of recordings. */
    public interface Reader {

        /** Reads a file; what it lacks or has wrong is a {@code DATA} problem. */
        Recordings read(Request request);
    }

    /**
     * The whole file as one split.
     *
     * @param classes the numbers of the classes by name
     */
    public Part all(Map<String, Integer> classes) {
        return part(classes, i -> true);
    }

    /** The samples of a named split. */
    public Part part(Map<String, Integer> classes, String split) {
        return part(classes, i -> splits.get(i).equals(split));
    }

    private Part part(Map<String, Integer> classes, IntPredicate which) {
        int[] indices = IntStream.range(0, labels.size()).filter(which).toArray();
        return new Part(
                this,
                indices,
                IntStream.of(indices).map(i -> classes.get(labels.get(i))).toArray());
    }
}
