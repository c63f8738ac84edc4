package org.ranvier.training.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.ranvier.api.engine.Order;
import org.ranvier.api.engine.Task;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.Trial;

/**
 * How trials are started.
 *
 * @param workingFolder the folder in which commands are started
 * @param program the program, without arguments
 * @param command the words of the command that runs trials of a folder
 * @param more further words that all commands have, such as where data is
 * @param threads how many threads each is to use, if that is said
 */
public record Launch(
        Path workingFolder, List<String> program, List<String> command, List<String> more, OptionalInt threads) {

    /** The option that names the trial of a command. */
    public static final String TRIAL = "trial";

    /** The option that says up to which epoch it goes on. */
    public static final String UNTIL = "until";

    /**
     * Makes an order.
     *
     * @param until the last epoch that they are to train
     */
    public Order order(SeriesFolder folder, List<Trial> trials, int until) {
        Path path = folder.path().toAbsolutePath().normalize();
        return new Order(
                folder.name(),
                path,
                workingFolder.toAbsolutePath().normalize(),
                program,
                threads,
                trials.stream().map(trial -> task(folder, path, trial, until)).toList());
    }

    private Task task(SeriesFolder folder, Path path, Trial trial, int until) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of(path.toString(), "--" + TRIAL, trial.name()));
        if (until < Integer.MAX_VALUE) {
            arguments.addAll(List.of("--" + UNTIL, Integer.toString(until)));
        }
        arguments.addAll(more);
        return new Task(
                trial.name(),
                path.resolve(folder.baseFile().getFileName()),
                folder.common().and(trial.changes()).assignments(),
                path.resolve(trial.name()),
                folder.log(trial).toAbsolutePath().normalize(),
                arguments);
    }
}
