package org.ranvier.training.sweep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.engine.Engine;
import org.ranvier.api.engine.Order;
import org.ranvier.api.engine.Submission;
import org.ranvier.api.engine.Submission.Phase;
import org.ranvier.api.engine.Submission.Standing;
import org.ranvier.text.Printable;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.trial.Series;
import org.ranvier.training.trial.SeriesFolder;
import org.ranvier.training.trial.Trial;
import org.ranvier.training.trial.Trials;

/**
 * Runs the trials of a folder on an engine. What came of them is read from the folder alone, so that it does not matter
 * which engine ran which, in which order, how often, or who ended what.
 *
 * @param trials the trials and how far they are
 * @param launch makes orders of them
 * @param engine where they run
 * @param settings the engine's
 * @param listener is told how it goes on
 * @param stop asked again and again whether to stop
 */
public record SweepRun(
        Trials trials, Launch launch, Engine engine, Settings settings, SweepListener listener, BooleanSupplier stop) {

    /** How often a trial is started again that was lost without getting any further. */
    private static final int RETRIES = 1;

    private static final long GLANCE_MILLIS = 200;

    /**
     * Runs what is left to run. Whoever asks the sweep to stop, by the folder or by {@code stop}, stops all trials.
     *
     * @return what came of each trial, in order
     */
    public Series.Ended run() {
        SeriesFolder folder = trials.folder();
        try (RunLock lock = RunLock.of(folder.path())) {
            BooleanSupplier asked = lock.orAsked(stop);
            new SweepRun(trials, launch, engine, settings, listener, asked).rounds();
            return new Series.Ended(folder, folder.results(), asked.getAsBoolean());
        }
    }

    private void rounds() {
        SweepTable table = new SweepTable(trials.folder());
        Map<Trial, Losses> losses = new HashMap<>();
        for (Trials.Round round = trials.round(); !round.isOver() && !stop.getAsBoolean(); round = trials.round()) {
            List<Trial> free = round.left().stream()
                    .filter(trial -> !trials.isLocked(trial))
                    .toList();
            if (free.isEmpty()) {
                // Processes of a sweep that was killed are still saving where they are, or somebody runs these by
                // hand.
                pause();
            } else {
                listener.submits(free, round.until());
                submit(free, round.until(), losses);
                table.write();
            }
        }
        table.write();
    }

    /** What is known of a trial that was lost: how often, and at which epoch last. */
    private record Losses(int count, int epoch) {}

    private void submit(List<Trial> free, int until, Map<Trial, Losses> losses) {
        Order order = launch.order(trials.folder(), free, until);
        Map<String, Trial> open = new HashMap<>();
        free.forEach(trial -> open.put(trial.name(), trial));
        try (Submission submission = engine.submit(order, settings)) {
            while (!open.isEmpty()) {
                Map<String, Standing> standings = submission.standings();
                for (String name : new HashSet<>(open.keySet())) {
                    Standing standing = standings.getOrDefault(name, Standing.lost("the engine does not know it"));
                    if (standing.isOver()) {
                        over(open.remove(name), until, standing, losses);
                    }
                }
                listener.running(trials.over(), trials.count(), running(open, standings));
                if (stop.getAsBoolean()) {
                    submission.cancel();
                    return;
                }
                pause();
            }
        }
    }

    private static List<Trial> running(Map<String, Trial> open, Map<String, Standing> standings) {
        return open.entrySet().stream()
                .filter(entry -> standings.get(entry.getKey()).phase() == Phase.RUNNING)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The command of a trial is over: either the folder has what was to come of it, or the trial was lost. */
    private void over(Trial trial, int until, Standing standing, Map<Trial, Losses> losses) {
        if (!trials.hasReached(trial, until) && !trials.isLocked(trial) && !stop.getAsBoolean()) {
            int epoch = trials.epochs(trial);
            Losses before = losses.getOrDefault(trial, new Losses(0, epoch));
            // One that gets on is not given up, such as where a cluster gives it an hour at a time.
            Losses now = new Losses(epoch > before.epoch() ? 1 : before.count() + 1, epoch);
            losses.put(trial, now);
            String reason = standing.phase() == Phase.LOST
                    ? Printable.of(standing.reason())
                    : "its process ended before it did, see " + trials.folder().log(trial);
            if (now.count() > RETRIES) {
                trials.fail(trial, reason);
            } else {
                listener.note("trial " + trial.name() + " was lost and will be started again: " + reason);
            }
        }
        if (trials.hasReached(trial, until)) {
            listener.reached(trials.result(trial));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RanvierException(Problem.run("", "the sweep was interrupted", "go on with it"), e);
        }
    }
}
