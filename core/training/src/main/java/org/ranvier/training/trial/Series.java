package org.ranvier.training.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.tree.Mapping;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.run.NewFolder;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.trial.TrialResult.State;

/**
 * Several runs of one experiment, one after the other, each of which is an ordinary run. What has finished is kept,
 * what was interrupted goes on after its last finished epoch, what has not begun begins: however often the whole is
 * interrupted, every run has the bits that it has alone.
 *
 * @param folder where they are
 * @param environment what they run in
 * @param listener is told how they go on
 * @param stop asked after every batch whether to stop
 */
public record Series(
        SeriesFolder folder, Experiment.Environment environment, SeriesListener listener, BooleanSupplier stop) {

    /**
     * The runs of a folder as they were when training them ended.
     *
     * @param results what came of each trial, in order
     * @param stopped whether they were asked to stop before the last one ended
     */
    public record Ended(SeriesFolder folder, List<TrialResult> results, boolean stopped) {}

    /**
     * Begins in a new folder. What is refused before a run exists leaves none.
     *
     * @param out the folder, or null for one under {@code runs/}
     * @param experiment the experiment that the trials have in common
     * @param common the changes that all trials have
     */
    public static Ended begin(
            Path out,
            Mapping experiment,
            Experiment.Changes common,
            List<Trial> trials,
            Experiment.Environment environment,
            SeriesListener listener,
            BooleanSupplier stop) {
        NewFolder.checkFree(out);
        // Whatever is wrong with the file is said of the file, and before there is a folder.
        String name = Experiment.load(experiment, common.and(trials.getFirst().changes()), environment)
                .name();
        NewFolder made = NewFolder.create(out, name);
        SeriesFolder folder = new SeriesFolder(made.path(), name, common, trials);
        try {
            folder.write(experiment);
            return new Series(folder, environment, listener, stop).run();
        } catch (RanvierException refused) {
            if (folder.begun().isEmpty()) {
                made.discard(SeriesFolder.FILES);
            }
            throw refused;
        }
    }

    /**
     * Runs what is left to run. A run that fails, as when its loss is no number, does not stop the others; anything
     * else that is refused does, since it would be refused of all.
     *
     * <p>Whoever asks one of them to stop stops all, as an interruption does.
     */
    public Ended run() {
        try (RunLock lock = RunLock.of(folder.path())) {
            BooleanSupplier asked = lock.orAsked(stop);
            boolean stopped = false;
            List<TrialResult> results = new ArrayList<>();
            for (Trial trial : folder.trials()) {
                TrialResult now = folder.result(trial);
                stopped |= !now.finished() && asked.getAsBoolean();
                if (!now.finished() && !stopped) {
                    Attempt attempt = run(trial, results.size() + 1, asked);
                    stopped = attempt.stopped();
                    now = attempt.result();
                }
                listener.ended(now);
                results.add(now);
            }
            return new Ended(folder, results, stopped);
        }
    }

    private record Attempt(TrialResult result, boolean stopped) {}

    private Attempt run(Trial trial, int number, BooleanSupplier asked) {
        Path run = folder.run(trial);
        listener.begins(trial, number);
        try {
            RunSummary summary = hasBegun(run)
                    ? Experiment.load(RunDirectory.existing(run).experiment(), Experiment.Changes.NONE, environment)
                            .resume(run, listener, asked)
                    : Experiment.load(folder.base(), folder.common().and(trial.changes()), environment)
                            .run(run, listener, asked);
            return new Attempt(folder.result(trial), summary.stopped());
        } catch (RanvierException e) {
            if (e.problems().stream().allMatch(problem -> problem.kind() == Problem.Kind.RUN)) {
                String reason = e.problems().stream()
                        .map(problem -> problem.where() + ": " + problem.message())
                        .collect(Collectors.joining("; "));
                TrialResult kept = folder.result(trial);
                return new Attempt(
                        new TrialResult(trial, run, State.FAILED, reason, kept.selectedBy(), kept.figures()), false);
            }
            throw e;
        }
    }

    /** Whether a run can go on; one that was killed before it saved anything begins again. */
    private static boolean hasBegun(Path run) {
        if (!Files.exists(run.resolve(RunDirectory.EXPERIMENT))) {
            return false;
        }
        RunDirectory directory = RunDirectory.existing(run);
        if (Files.exists(directory.last())) {
            return true;
        }
        try {
            directory.clear();
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(run.toString(), "it cannot be emptied: " + e.getMessage(), "remove it"), e);
        }
        return false;
    }
}
