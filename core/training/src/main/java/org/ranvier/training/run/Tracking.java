package org.ranvier.training.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ranvier.api.RanvierException;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.TrainingListener;
import org.ranvier.training.tracking.TrackedEpoch;
import org.ranvier.training.tracking.TrackedRun;
import org.ranvier.training.tracking.Tracker;
import org.ranvier.training.tracking.Tracker.Ending;
import org.ranvier.training.tracking.TrackerChoice;

/**
 * Passes on to trackers what a listener is told of a training, which none of them can stop: what one of them throws
 * becomes a sentence of advice, and it is told no more.
 */
public final class Tracking implements TrainingListener, AutoCloseable {

    private final List<TrackerChoice> choices;
    private final TrainingListener listener;
    private final List<Open> open = new ArrayList<>();
    private Path directory;
    private Ending ending = Ending.FAILED;

    private record Open(String name, Tracker.Recording recording) {}

    private interface Part {
        void run() throws IOException;
    }

    /** @param listener is told everything first */
    public Tracking(List<TrackerChoice> choices, TrainingListener listener) {
        this.choices = choices;
        this.listener = listener;
    }

    /**
     * Hands a run to a tracker as far as it has come.
     *
     * @param target the folder for its files
     * @throws IOException if the tracker did not get everything
     */
    public static void hand(RunDirectory run, TrackerChoice choice, Path target, Ending ending) throws IOException {
        choice.tracker().open(choice.settings(), RunHistory.of(run, target)).end(ending);
    }

    @Override
    public void started(RunInfo info) {
        listener.started(info);
        if (choices.isEmpty()) {
            return;
        }
        directory = info.directory();
        TrackedRun run = RunHistory.of(RunDirectory.existing(info.directory()), info.directory());
        for (TrackerChoice choice : choices) {
            String name = choice.tracker().name();
            guarded(name, () -> open.add(new Open(name, choice.tracker().open(choice.settings(), run))));
        }
    }

    @Override
    public void batch(int epoch, int batch, int batches, double loss) {
        listener.batch(epoch, batch, batches, loss);
    }

    @Override
    public void measured(EpochReport report, Supplier<TrainedNetwork> network) {
        listener.measured(report, network);
        TrackedEpoch epoch = TrackedEpoch.of(Metrics.of(report), Instant.now());
        for (Open each : List.copyOf(open)) {
            if (!guarded(each.name(), () -> each.recording().epoch(epoch, network))) {
                open.remove(each);
            }
            each.recording().notices().forEach(listener::advice);
        }
    }

    @Override
    public void epoch(EpochReport report, boolean best) {
        listener.epoch(report, best);
    }

    @Override
    public void advice(String sentence) {
        listener.advice(sentence);
    }

    /** Tells how the training ended; one that is closed before has failed. */
    public void ended(Ending how) {
        ending = how;
    }

    /** Takes back what was recorded, before the run directory is removed. */
    public void discard() {
        open.forEach(each -> guarded(each.name(), each.recording()::discard));
        open.clear();
    }

    @Override
    public void close() {
        for (Open each : open) {
            guarded(each.name(), () -> each.recording().end(ending));
            each.recording().notices().forEach(listener::advice);
        }
        open.clear();
    }

    private boolean guarded(String name, Part part) {
        try {
            part.run();
            return true;
        } catch (RanvierException e) {
            e.problems().forEach(problem -> giveUp(name, problem.where() + ": " + problem.message()));
        } catch (IOException | RuntimeException e) {
            giveUp(name, String.valueOf(e.getMessage()));
        }
        return false;
    }

    private void giveUp(String name, String why) {
        listener.advice("not everything of this training got to " + name + ", as " + why
                + "; the training itself is whole, and is handed over again with: ranvier export " + directory
                + " --format " + name);
    }
}
