package org.ranvier.training.paper;

import org.ranvier.training.trial.SeriesListener;

/** Is told how the rows of a paper go on: of each what {@link SeriesListener} says, and where rows begin and end. */
public interface PaperListener extends SeriesListener {

    /**
     * A row begins or goes on.
     *
     * @param number which it is of all that are run, from 1
     * @param rows how many are run
     */
    default void row(PaperRow row, int number, int rows) {}

    /** A row has ended, or cannot be run. */
    default void ended(RowResult result) {}
}
