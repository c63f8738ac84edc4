package org.ranvier.training.trial;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.data.Metric;

/**
 * Result of a trial so far.
 *
 * @param run its run directory
 * @param state how far it is
 * @param reason why it failed; empty unless it did
 * @param selectedBy the metric that its best epoch is selected by; empty where nothing has run
 * @param figures the figures of its summary that are numbers, or those so far, by the names that scripts rely on
 */
public record TrialResult(
        Trial trial, Path run, State state, String reason, Optional<Metric> selectedBy, Map<String, Double> figures) {

    /** State of a trial. */
    public enum State {
        /** It has finished. */
        FINISHED,
        /** It came to an end that more training cannot help, such as a loss that is no number. */
        FAILED,
        /** It has begun and can go on. */
        INTERRUPTED,
        /** It was stopped early, as others were better. */
        STOPPED,
        /** It has not begun. */
        MISSING;

        /** Returns the word that tables and scripts have for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it has finished. */
    public boolean finished() {
        return state == State.FINISHED;
    }

    /** Whether nothing is left to train. */
    public boolean isOver() {
        return state == State.FINISHED || state == State.FAILED || state == State.STOPPED;
    }

    /** Returns this as one that was stopped early. */
    TrialResult stopped() {
        return new TrialResult(trial, run, State.STOPPED, "", selectedBy, figures);
    }

    /** Returns a figure; NaN where there is none. */
    public double figure(String name) {
        return figures.getOrDefault(name, Double.NaN);
    }
}
