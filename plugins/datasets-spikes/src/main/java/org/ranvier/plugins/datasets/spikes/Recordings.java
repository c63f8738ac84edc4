package org.ranvier.plugins.datasets.spikes;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a file holds.
 *
 * @param events the events of its samples
 * @param labels the class of each sample
 * @param groups whom each sample is from, or empty when unknown
 * @param splits the split of each sample, or empty when the whole file is one split
 */
record Recordings(Events events, int[] labels, List<String> groups, List<String> splits) {

    /** A source of recordings. */
    interface Reader {

        /** Reads a file; what it lacks or has wrong is a {@code DATA} problem. */
        Recordings read(Request request);
    }

    /** The whole file as one split. */
    Part all() {
        return new Part(this, IntStream.range(0, labels.length).toArray());
    }

    /** The samples of a named split. */
    Part part(String split) {
        return new Part(this, IntStream.range(0, labels.length).filter(i -> splits.get(i).equals(split)).toArray());
    }

    /** The largest label plus one. */
    int classes() {
        return IntStream.of(labels).max().orElse(-1) + 1;
    }
}
