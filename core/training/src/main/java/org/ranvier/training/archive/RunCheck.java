package org.ranvier.training.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.ConfigParser;
import org.ranvier.training.run.Checkpoint;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.watch.DiskSpace;

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
        if (Files.exists(run.resolve(RunDirectory.SUMMARY))) {
            checks.add(of(RunDirectory.SUMMARY, () -> {
                directory.checkSummary();
                return "is what the run has written";
            }));
        }
        checks.add(new RunCheck("state", state(directory), Optional.empty()));
        checks.add(disk(directory));
        return checks;
    }

    /** How far the run is, and what to do if it is not at its end. */
    private static String state(RunDirectory directory) {
        if (RunLock.isHeld(directory.path())) {
            return "a process trains this run";
        }
        if (Files.exists(directory.path().resolve(RunDirectory.SUMMARY))) {
            return "the run has finished";
        }
        String ended = Files.exists(directory.failure())
                ? "the run has failed: " + failure(directory.failure())
                : "the run was interrupted";
        return ended + "; go on with: ranvier train --resume " + directory.path();
    }

    /** The first sentence of a record of a failure; its first line is the time. */
    private static String failure(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.skip(1).findFirst().orElse("nobody knows why").replaceFirst("[.]$", "");
        } catch (IOException | UncheckedIOException e) {
            return "nobody knows why";
        }
    }

    private static RunCheck disk(RunDirectory directory) {
        long free = DiskSpace.usable(directory.path());
        long checkpoint = size(directory.last());
        String says = DiskSpace.text(free) + " are free, and a checkpoint takes " + DiskSpace.text(checkpoint);
        return new RunCheck(
                "disk",
                says,
                free > 0 && free < checkpoint
                        ? Optional.of(
                                Problem.run(directory.path().toString(), says, "make room before the run goes on"))
                        : Optional.empty());
    }

    private static long size(Path checkpoint) {
        try {
            return Files.size(checkpoint);
        } catch (IOException e) {
            return 0;
        }
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
