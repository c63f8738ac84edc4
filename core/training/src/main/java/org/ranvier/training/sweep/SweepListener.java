package org.ranvier.training.sweep;

import java.util.List;
import org.ranvier.training.trial.Trial;
import org.ranvier.training.trial.TrialResult;

/** Is told how a sweep goes on. */
public interface SweepListener {

    /**
     * Trials are about to be submitted.
     *
     * @param trials which
     * @param until up to which epoch they go on, where the worse are stopped early; {@link Integer#MAX_VALUE} for all
     */
    default void submits(List<Trial> trials, int until) {}

    /**
     * Trials run.
     *
     * @param over how many of all are over
     * @param all how many there are
     * @param running those that run now
     */
    default void running(int over, int all, List<Trial> running) {}

    /** A trial is over, or has come as far as it is to go on now. */
    default void reached(TrialResult result) {}

    /** Something worth saying, as a sentence without a full stop. */
    default void note(String sentence) {}
}
