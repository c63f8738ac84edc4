package org.ranvier.tracking.tensorboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Supplier;
import org.ranvier.api.Settings;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.tracking.TrackedEpoch;
import org.ranvier.training.tracking.TrackedRun;
import org.ranvier.training.tracking.Tracker;

/** Event files in the run directory, so that {@code tensorboard --logdir runs} shows all runs by their names. */
public final class TensorBoardTracker implements Tracker {

    /** For {@link java.util.ServiceLoader}. */
    public TensorBoardTracker() {}

    @Override
    public String name() {
        return "tensorboard";
    }

    @Override
    public String description() {
        return "Event files of TensorBoard in the run directory: all metrics, and histograms of weights and delays";
    }

    /**
     * Begins a file after those of earlier parts of the run. They lose the epochs that the run does not have, as it was
     * killed before they were kept; TensorBoard, which may have read them, is told so.
     */
    @Override
    public Recording open(Settings settings, TrackedRun run) throws IOException {
        EventFiles files = EventFiles.of(run.target());
        long next = Math.min(files.firstMissing(), run.epochs() + 1L);
        files.truncate(next);
        EventFile file = new EventFile(files.create());
        file.append(Event.version(Instant.now()));
        if (!files.all().isEmpty()) {
            file.append(Event.restart(Instant.now(), next));
        }
        for (TrackedEpoch epoch : run.history()) {
            if (epoch.epoch() >= next) {
                file.append(Event.summary(
                        epoch.ended(),
                        epoch.epoch(),
                        new Summary().scalars(epoch).message()));
            }
        }
        return file;
    }

    /** Every record is written at once and complete, so that a killed process leaves a file that can be read. */
    private record EventFile(Path path) implements Recording {

        @Override
        public void epoch(TrackedEpoch epoch, Supplier<TrainedNetwork> network) throws IOException {
            append(Event.summary(
                    epoch.ended(),
                    epoch.epoch(),
                    new Summary().scalars(epoch).histograms(network.get()).message()));
        }

        @Override
        public void end(Ending ending) {}

        @Override
        public void discard() throws IOException {
            Files.deleteIfExists(path);
        }

        private void append(byte[] event) throws IOException {
            Files.write(path, Records.frame(event), StandardOpenOption.APPEND);
        }
    }
}
