package org.ranvier.api.engine;

import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.ApiStatus;

/**
 * A trial to run.
 *
 * @param name its name, unlike those of the others; letters, digits, {@code .}, {@code _} and {@code -}
 * @param experiment the experiment that all trials have in common, a file
 * @param changes the assignments of this trial, such as {@code training.optimizer.lr=0.01}
 * @param run the run directory that it leaves
 * @param log the file for what its command prints, whose folder exists
 * @param arguments those of the program, which run it
 */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "1.0")
public record Task(String name, Path experiment, List<String> changes, Path run, Path log, List<String> arguments) {

    /** Creates a trial. */
    public Task {
        changes = List.copyOf(changes);
        arguments = List.copyOf(arguments);
    }
}
