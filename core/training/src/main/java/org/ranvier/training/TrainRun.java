package org.ranvier.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;
import org.ranvier.training.advice.Reach;
import org.ranvier.training.loop.Trainer;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.TrainingListener;
import org.ranvier.training.run.NewFolder;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.run.Tracking;
import org.ranvier.training.split.Splits;
import org.ranvier.training.tracking.TrackerChoice;

/**
 * Trains from the start, into a new run directory.
 *
 * @param out the run directory, or null for one under {@code runs/}
 * @param stop asked after every batch whether to stop
 */
record TrainRun(LoadedExperiment experiment, Path out, TrainingListener listener, BooleanSupplier stop) {

    RunSummary run() {
        NewFolder.checkFree(out);
        return experiment.with(Purpose.TRAINING, (pipeline, dataset) -> run(pipeline.checked(), dataset));
    }

    private RunSummary run(Pipeline pipeline, Dataset.Opened dataset) {
        ImportedFiles.check(pipeline, experiment.environment().data());
        new Reach(pipeline).require(Splits.ALL);
        int threads = experiment.environment().threads();
        List<TrackerChoice> log = pipeline.spec().training().log();
        log.forEach(TrackerChoice::check);
        try (Tracking tracking = new Tracking(log, listener);
                Trainer trainer = new Trainer(pipeline, threads, tracking)) {
            RunDirectory directory = RunDirectory.create(out, pipeline.spec().name());
            RunRecord record = new RunRecord(pipeline, directory, threads);
            try (RunLock lock = RunLock.of(directory.path())) {
                record.write(experiment.file(), experiment.changes());
                record.begin(dataset.notes(), tracking);
                trainer.start(directory);
                return record.finish(trainer, 0, lock.orAsked(stop), tracking);
            } catch (RanvierException refused) {
                boolean ofTheRun = refused.problems().stream().anyMatch(it -> it.kind() == Problem.Kind.RUN);
                if (trainer.standing().epoch() == 0 && !(ofTheRun && Files.exists(directory.last()))) {
                    tracking.discard();
                    directory.discard();
                }
                throw refused;
            }
        }
    }
}
