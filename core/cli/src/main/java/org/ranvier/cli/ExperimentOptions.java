package org.ranvier.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.training.Experiment;

/** The options of commands that work on an experiment, and what they mean. */
final class ExperimentOptions {

    private static final String SET = "set";
    private static final String SEED = "seed";
    static final String BACKEND = "backend";
    static final String THREADS = "threads";

    private ExperimentOptions() {}

    static Option set() {
        return CommonOptions.value(SET, "KEY=VALUE", "Change a value of the file, such as training.epochs=3 (may be repeated)");
    }

    static Option seed() {
        return CommonOptions.value(SEED, "N", "Another seed than the file's");
    }

    static Option backend() {
        return CommonOptions.value(BACKEND, "ID", "Another backend than the file's");
    }

    static Option threads() {
        return CommonOptions.value(THREADS, "N", "How many threads; all processors by default, results are the same");
    }

    static List<Option> all() {
        return List.of(set(), seed(), backend(), threads(), CommonOptions.data(), CommonOptions.plugins());
    }

    static Experiment.Changes changes(Invocation invocation) {
        return new Experiment.Changes(
                invocation.values(SET),
                invocation.value(SEED)
                        .map(text -> OptionalLong.of(number(SEED, text)))
                        .orElse(OptionalLong.empty()),
                invocation.value(BACKEND));
    }

    static Experiment.Environment environment(Invocation invocation) {
        return new Experiment.Environment(invocation.openPlugins(), invocation.dataFolders(), threads(invocation));
    }

    static int threads(Invocation invocation) {
        Optional<String> text = invocation.value(THREADS);
        if (text.isEmpty()) {
            return Runtime.getRuntime().availableProcessors();
        }
        long threads = number(THREADS, text.get());
        if (threads < 1 || threads > 1024) {
            throw new RanvierException(Problem.usage("--threads", "'" + text.get() + "' is out of range", "give 1 to 1024"));
        }
        return (int) threads;
    }

    /** The experiment of a run. */
    static Path experimentOf(Path run) {
        Path file = run.resolve("experiment.yaml");
        if (!Files.isRegularFile(file)) {
            throw new RanvierException(
                    Problem.usage(run.toString(), "this is not a run directory", "give a folder made by 'ranvier train'"));
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
