package org.ranvier.training.trial;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.data.Metric;

/**
 * Result of a trial so far.
 *
 * @param run its run directory
 * @param state how far it is
 * @param reason why it failed; empty unless it did
 * @param selectedBy the metric that its best epoch was selected by; empty unless it finished
 * @param figures the figures of its summary that are numbers, by the names that scripts rely on
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
        /** It has not begun. */
        MISSING
    }

    /** Whether it has finished. */
    public boolean finished() {
        return state == State.FINISHED;
    }

    /** Returns a figure; NaN where there is none. */
    public double figure(String name) {
        return figures.getOrDefault(name, Double.NaN);
    }
}
