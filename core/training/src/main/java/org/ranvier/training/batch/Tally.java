package org.ranvier.training.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ranvier.api.data.Encoder.Window;

/** The extents of a split's samples, each as it was when it was first encoded. Safe for use by several threads. */
public final class Tally {

    private final Extent[] extents;

    /** @param samples how many samples the split has */
    public Tally(int samples) {
        this.extents = new Extent[samples];
    }

    /** Whether a sample is still to be looked at. */
    public synchronized boolean lacks(int place) {
        return extents[place] == null;
    }

    /** Looks at a sample, once. */
    public synchronized void add(int place, Extent extent) {
        if (extents[place] == null) {
            extents[place] = extent;
        }
    }

    /** Returns the coverage of the samples seen so far. */
    public synchronized Coverage coverage(String split, Window window) {
        List<Extent> seen = Arrays.stream(extents).filter(Objects::nonNull).toList();
        return new Coverage(split, window, seen);
    }
}
