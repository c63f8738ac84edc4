package org.ranvier.training.paper;

import java.util.List;

/** A figure of a paper, made of the runs of its rows. */
public sealed interface PaperFigure {

    /** Returns what its files are called. */
    String name();

    /** Returns what it shows, a heading. */
    String title();

    /** Returns which figure of the paper it is the counterpart of; may be empty. */
    String where();

    /** Returns the names of the rows that it needs. */
    List<String> rows();

    /**
     * Learning curves: the mean over seeds by epoch, in a band of one standard deviation to each side.
     *
     * @param splits {@code train}, {@code validation} or {@code test}, a panel each
     */
    record Curves(String name, String title, String where, List<String> rows, List<String> splits)
            implements PaperFigure {}

    /**
     * The test value of rows against a number that each has, a curve for each group.
     *
     * @param x a figure of runs, such as {@code parameters}, or a name within {@code each}
     * @param scale how the numbers are laid out
     */
    record Against(String name, String title, String where, List<String> rows, String x, Scale scale)
            implements PaperFigure {}

    /** How numbers are laid out on an axis. */
    enum Scale {
        /** In proportion. */
        LINEAR,
        /** By their logarithm. */
        LOG,
        /** One after the other, at equal distances. */
        EVEN
    }

    /**
     * Rows side by side: a dot for each seed, the mean, and the paper's value.
     *
     * @param value a figure of runs, such as {@code spikes_per_neuron}; empty for the test value to quote
     */
    record ByRow(String name, String title, String where, List<String> rows, String value) implements PaperFigure {}

    /**
     * What {@code ranvier analyse} finds.
     *
     * @param words the words after {@code ranvier analyse}; {@code {run:ROW}} stands for the first finished run of a
     *     row, {@code {runs:ROW}} for all
     */
    record Analysis(String name, String title, String where, List<String> rows, List<String> words)
            implements PaperFigure {}
}
