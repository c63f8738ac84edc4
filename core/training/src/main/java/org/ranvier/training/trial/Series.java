package org.ranvier.training.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.config.tree.Mapping;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.run.NewFolder;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;

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
        return begin(
                out,
                experiment,
                path -> new SeriesFolder(path, "", common, trials),
                environment,
                folder -> new Series(folder, environment, listener, stop).run());
    }

    /** Runs the trials of a folder. */
    public interface Runner {
        /** Runs what is left to run, and returns what came of all. */
        Ended run(SeriesFolder folder);
    }

    /**
     * Begins in a new folder. What is refused before a run exists leaves none.
     *
     * @param out the folder, or null for one under {@code runs/}
     * @param experiment the experiment that the trials have in common
     * @param planned makes what the folder holds of where it is; its name is that of the experiment
     * @param runner runs the trials
     */
    public static Ended begin(
            Path out,
            Mapping experiment,
            Function<Path, SeriesFolder> planned,
            Experiment.Environment environment,
            Runner runner) {
        NewFolder.checkFree(out);
        SeriesFolder plan = planned.apply(out);
        // Whatever is wrong with the file is said of the file, and before there is a folder.
        String name = Experiment.load(
                        experiment, plan.common().and(plan.trials().getFirst().changes()), environment)
                .name();
        NewFolder made = NewFolder.create(out, name);
        SeriesFolder folder = planned.apply(made.path()).named(name);
        try {
            folder.write(experiment);
            return runner.run(folder);
        } catch (RanvierException refused) {
            if (folder.begun().isEmpty()) {
                folder.forgetTrials();
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
        listener.begins(trial, number);
        return run(trial, asked);
    }

    /**
     * Runs a trial, as far as it has not run, up to some epoch: a process for one trial does no more.
     *
     * @param until the last epoch; the trial can go on from there as if it had never paused
     */
    public TrialResult runUntil(Trial trial, int until) {
        PauseAfter pause = new PauseAfter(until, listener, stop);
        return new Series(folder, environment, pause, pause).run(trial, pause).result();
    }

    private Attempt run(Trial trial, BooleanSupplier ends) {
        Path run = folder.run(trial);
        TrialDesk desk = folder.desk(trial);
        try (RunLock _ = desk.lock()) {
            TrialResult before = folder.result(trial);
            if (before.finished()) {
                return new Attempt(before, false);
            }
            desk.forgetFailure();
            RunSummary summary = hasBegun(run)
                    ? Experiment.load(RunDirectory.existing(run).experiment(), Experiment.Changes.NONE, environment)
                            .resume(run, listener, ends)
                    : Experiment.load(folder.base(), folder.common().and(trial.changes()), environment)
                            .run(run, listener, ends);
            return new Attempt(folder.result(trial), summary.stopped());
        } catch (RanvierException e) {
            if (e.problems().stream().allMatch(problem -> problem.kind() == Problem.Kind.RUN)) {
                desk.failed(reason(e));
                return new Attempt(folder.result(trial), false);
            }
            throw e;
        }
    }

    /** Returns why a trial failed, in one line. */
    static String reason(RanvierException e) {
        return e.problems().stream()
                .map(problem -> (problem.where().isEmpty() ? "" : problem.where() + ": ") + problem.message())
                .collect(Collectors.joining("; "));
    }

    /** Whether a run can go on; one that was killed before it saved anything begins again. */
    private static boolean hasBegun(Path run) {
        if (!Files.isDirectory(run)) {
            return false;
        }
        if (Files.exists(run.resolve(RunDirectory.EXPERIMENT))
                && Files.exists(RunDirectory.existing(run).last())) {
            return true;
        }
        try {
            RunDirectory.clear(run);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(run.toString(), "it cannot be emptied: " + e.getMessage(), "remove it"), e);
        }
        return false;
    }
}
