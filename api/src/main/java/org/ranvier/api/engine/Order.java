package org.ranvier.api.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.ranvier.api.ApiStatus;

/**
 * Trials to run. All paths are absolute, and the same for every machine that runs some of them.
 *
 * @param name what the sweep is called
 * @param folder the folder of the sweep, where the engine may keep files of its own in {@code .engine}
 * @param workingFolder the folder in which commands are started
 * @param program the beginning of every command: the program, without arguments
 * @param threads how many threads each trial is to use; empty for as many as the engine gives it
 * @param tasks the trials, at least one
 */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "1.0")
public record Order(
        String name, Path folder, Path workingFolder, List<String> program, OptionalInt threads, List<Task> tasks) {

    /** Creates an order. */
    public Order {
        program = List.copyOf(program);
        tasks = List.copyOf(tasks);
    }

    /**
     * Returns the command that runs a trial.
     *
     * @param task one of {@link #tasks()}
     * @param usable how many threads it may use where {@link #threads()} is empty
     * @return the command, word by word
     */
    public List<String> command(Task task, int usable) {
        List<String> command = new ArrayList<>(program);
        command.addAll(arguments(task, usable));
        return command;
    }

    /**
     * Returns the arguments of the command that runs a trial.
     *
     * @param task one of {@link #tasks()}
     * @param usable how many threads it may use where {@link #threads()} is empty
     * @return the arguments, word by word
     */
    public List<String> arguments(Task task, int usable) {
        List<String> arguments = new ArrayList<>(task.arguments());
        arguments.addAll(List.of("--threads", Integer.toString(threads.orElse(usable))));
        return arguments;
    }
}
