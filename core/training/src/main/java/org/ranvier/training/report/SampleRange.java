package org.ranvier.training.report;

/**
 * Some samples of a split.
 *
 * @param split {@code train}, {@code validation} or {@code test}, as a run divided its data
 * @param first the place of the first sample in the split, from 0
 * @param count how many at most, from 1
 */
public record SampleRange(String split, int first, int count) {

    /** The first samples of a split. */
    public static SampleRange first(String split, int count) {
        return new SampleRange(split, 0, count);
    }
}
