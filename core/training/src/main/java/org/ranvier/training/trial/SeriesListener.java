package org.ranvier.training.trial;

import org.ranvier.training.report.TrainingListener;

/**
 * Is told how several runs go on: of each what {@link TrainingListener} says, and where one ends and the next begins.
 */
public interface SeriesListener extends TrainingListener {

    /**
     * A trial begins or goes on.
     *
     * @param number which it is of all, from 1
     */
    default void begins(Trial trial, int number) {}

    /** A trial has ended, or had before. */
    default void ended(TrialResult result) {}
}
