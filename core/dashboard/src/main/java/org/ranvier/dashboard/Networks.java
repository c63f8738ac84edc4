package org.ranvier.dashboard;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.report.Report;
import org.ranvier.report.RunReport;
import org.ranvier.report.SamplePicture;
import org.ranvier.training.Experiment;
import org.ranvier.training.archive.RecordedRun;

/** What needs the network of a run, one after the other: a training goes on beside it. */
final class Networks {

    private final Function<Path, Experiment> experiments;
    private final ReentrantLock lock = new ReentrantLock(true);

    /** @param experiments loads the experiment of a run directory */
    Networks(Function<Path, Experiment> experiments) {
        this.experiments = experiments;
    }

    Report report(Path run) {
        return alone(() -> RunReport.of(RecordedRun.of(run), () -> experiments.apply(run)));
    }

    SamplePicture sample(Path run, String split, int place) {
        return alone(() -> SamplePicture.of(run, experiments.apply(run), split, place));
    }

    private <T> T alone(Supplier<T> work) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RanvierException(Problem.run("", "the dashboard has ended", ""), e);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
