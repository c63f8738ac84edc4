package org.ranvier.training.tracking;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A run that is recorded.
 *
 * @param name the name of its experiment
 * @param directory its run directory
 * @param target the folder for files, usually the run directory
 * @param settings what it is made of, by name: {@code training.epochs}, {@code hidden.neuron.tau_mem}
 * @param history the epochs finished so far, which are as many as their last one says
 */
public record TrackedRun(
        String name, Path directory, Path target, Map<String, String> settings, List<TrackedEpoch> history) {

    /** Returns the number of finished epochs. */
    public int epochs() {
        return history.isEmpty() ? 0 : history.getLast().epoch();
    }
}
