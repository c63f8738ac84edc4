package org.ranvier.training.archive;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.ranvier.api.data.Metric;

/**
 * A run at a glance. What a run of an older version does not tell is empty, 0 or NaN.
 *
 * @param run the name of its folder
 * @param experiment the name of its experiment
 * @param data the full name of its dataset
 * @param backend what computes it
 * @param parameters how many numbers are trained
 * @param epochs finished epochs
 * @param epochsInAll epochs asked for
 * @param selectedBy the metric that selects the best epoch
 * @param testAtBestValidation its test value at the epoch of its best validation value so far; NaN before the first
 *     epoch and where there is no test split
 * @param spikesPerNeuron spikes of a neuron in a validation sample at that epoch
 * @param seed its seed
 * @param changes the assignments by which it differs from the file that it was made of
 * @param started when it was first started
 */
public record RunOverview(
        String run,
        String experiment,
        String data,
        String backend,
        int parameters,
        int epochs,
        int epochsInAll,
        State state,
        Metric selectedBy,
        double testAtBestValidation,
        double spikesPerNeuron,
        OptionalLong seed,
        List<String> changes,
        Optional<OffsetDateTime> started) {

    /** State of a run. */
    public enum State {
        /** The run has finished, perhaps early. */
        FINISHED,
        /** A process is training the run. */
        RUNNING,
        /** The run stopped before its end and can be resumed. */
        INTERRUPTED;

        /** Returns the state as it is shown to the user. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
