package org.ranvier.cli.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;
import org.ranvier.training.archive.RecordedPlugins;

/** The options of commands that work on an experiment, and what they mean. */
public final class ExperimentOptions {

    public static final String SET = "set";
    private static final String SEED = "seed";
    public static final String BACKEND = "backend";
    public static final String THREADS = "threads";
    public static final String AS_INSTALLED = "plugins-as-installed";

    private ExperimentOptions() {}

    public static Option set() {
        return CommonOptions.value(
                SET, "KEY=VALUE", "Change a value of the file, such as training.epochs=3 (may be repeated)");
    }

    public static Option seed() {
        return CommonOptions.value(SEED, "N", "Another seed than the file's");
    }

    public static Option backend() {
        return CommonOptions.value(
                BACKEND, "ID", "Another backend than the file's; with settings: '{type: ID, key: value}'");
    }

    public static Option threads() {
        return CommonOptions.value(THREADS, "N", "How many threads; all processors by default, results are the same");
    }

    public static List<Option> all() {
        return List.of(set(), seed(), backend(), threads(), CommonOptions.data(), CommonOptions.plugins());
    }

    public static Experiment.Changes changes(Invocation invocation) {
        return new Experiment.Changes(
                invocation.values(SET),
                invocation
                        .value(SEED)
                        .map(text -> OptionalLong.of(number(SEED, text)))
                        .orElse(OptionalLong.empty()),
                invocation.value(BACKEND));
    }

    /** Returns the option of commands that take a run. */
    public static Option pluginsAsInstalled() {
        return CommonOptions.flag(
                AS_INSTALLED, "Use the plugins that are installed where the run was made with others");
    }

    /** The environment of a run: its own plugins, or a refusal. */
    public static Experiment.Environment environment(Invocation invocation, Path run) {
        RecordedPlugins recorded = RecordedPlugins.of(run);
        boolean asInstalled = invocation.has(AS_INSTALLED);
        PluginRuntime plugins = invocation.openPlugins(recorded.pins(asInstalled));
        recorded.compare(plugins, invocation.has(BACKEND), asInstalled).forEach(invocation.console()::note);
        return new Experiment.Environment(plugins, invocation.dataFolders(), threads(invocation));
    }

    /** The environment of what may be a run or the name of an experiment. */
    public static Experiment.Environment environment(Invocation invocation, String source) {
        Path path = Path.of(source);
        return Files.isDirectory(path) ? environment(invocation, path) : environment(invocation);
    }

    public static Experiment.Environment environment(Invocation invocation) {
        return new Experiment.Environment(invocation.openPlugins(), invocation.dataFolders(), threads(invocation));
    }

    public static int threads(Invocation invocation) {
        return within(invocation, THREADS, 1, 1024)
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    /** The value of an option that counts something, from 1. */
    public static Optional<Integer> positive(Invocation invocation, String option) {
        return within(invocation, option, 1, Integer.MAX_VALUE);
    }

    /** The value of an option that is a place in a row, from 0. */
    public static Optional<Integer> from0(Invocation invocation, String option) {
        return within(invocation, option, 0, Integer.MAX_VALUE);
    }

    private static Optional<Integer> within(Invocation invocation, String option, int least, int most) {
        return invocation.value(option).map(text -> {
            long number = number(option, text);
            if (number < least || number > most) {
                throw new RanvierException(Problem.usage(
                        "--" + option, "'" + text + "' is out of range", "give " + least + " to " + most));
            }
            return (int) number;
        });
    }

    /** The experiment of a run. */
    public static Path experimentOf(Path run) {
        Path file = run.resolve("experiment.yaml");
        if (!Files.isRegularFile(file)) {
            throw new RanvierException(Problem.usage(
                    run.toString(), "this is not a run directory", "give a folder made by 'ranvier train'"));
        }
        return file;
    }

    private static long number(String option, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new RanvierException(
                    Problem.usage("--" + option, "'" + text + "' is not a whole number", "write --" + option + " 1"));
        }
    }
}
