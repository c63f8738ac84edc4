package org.ranvier.training.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.run.Tracking;
import org.ranvier.training.tracking.Tracker.Ending;
import org.ranvier.training.tracking.TrackerChoice;

/** Hands a run that has ended, or was interrupted, to a tracker. */
public final class TrackerHandover {

    private TrackerHandover() {}

    /**
     * Hands over what is recorded and the tracker does not have yet.
     *
     * @param target the folder for files, which exists; the run directory where there is none
     * @throws RanvierException if the run is being trained, or the tracker did not get everything
     */
    public static void hand(Path run, TrackerChoice choice, Optional<Path> target) {
        choice.check();
        RunDirectory directory = RunDirectory.existing(run);
        Ending ending = Files.exists(run.resolve(RunDirectory.SUMMARY)) ? Ending.FINISHED : Ending.STOPPED;
        try {
            if (target.isPresent()) {
                Tracking.hand(directory, choice, target.get(), ending);
            } else {
                try (RunLock _ = RunLock.of(run)) {
                    Tracking.hand(directory, choice, run, ending);
                }
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            run.toString(),
                            "not all of it got to " + choice.tracker().name() + ", as " + e.getMessage(),
                            "try again once that is mended"),
                    e);
        }
    }
}
