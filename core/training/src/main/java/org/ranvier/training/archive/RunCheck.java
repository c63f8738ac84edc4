package org.ranvier.training.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.training.run.Checkpoint;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;

/**
 * What a look at each file of a run found.
 *
 * @param file its name
 * @param says what it is
 * @param problem what is wrong with it, if anything
 */
public record RunCheck(String file, String says, Optional<Problem> problem) {

    /**
     * Looks at all files of a run; changes nothing.
     *
     * @throws RanvierException if it is none
     */
    public static List<RunCheck> of(Path run) {
        RunDirectory directory = RunDirectory.existing(run);
        List<RunCheck> checks = new ArrayList<>();
        checks.add(of(RunDirectory.EXPERIMENT, () -> {
            ConfigParser.read(directory.experiment());
            return "can be read";
        }));
        checks.add(of(RunDirectory.RESOLVED, () -> {
            directory.checkResolved();
            return "is what the run has written";
        }));
        if (directory.hasBegun()) {
            checks.add(of(directory.best(), "the best"));
            checks.add(of(directory.last(), "the last"));
            checks.add(of(RunDirectory.METRICS, () -> {
                int epochs = Files.exists(directory.last())
                        ? Checkpoint.standing(directory.last()).epoch()
                        : 0;
                directory.checkMetrics(epochs);
                return "has the lines of " + epochs + " epochs as the run has written them";
            }));
        }
        String state = RunLock.isHeld(run) ? "a process trains this run" : "no process trains this run";
        checks.add(new RunCheck("process", state, Optional.empty()));
        return checks;
    }

    private static RunCheck of(Path checkpoint, String which) {
        String name = checkpoint.getFileName().toString();
        if (!Files.exists(checkpoint)) {
            return new RunCheck(name, "is not there yet", Optional.empty());
        }
        return of(
                name,
                () -> which + " checkpoint, whole, of epoch "
                        + Checkpoint.standing(checkpoint).epoch());
    }

    private static RunCheck of(String file, Supplier<String> look) {
        try {
            return new RunCheck(file, look.get(), Optional.empty());
        } catch (RanvierException e) {
            return new RunCheck(file, "", Optional.of(e.problems().getFirst()));
        }
    }
}
