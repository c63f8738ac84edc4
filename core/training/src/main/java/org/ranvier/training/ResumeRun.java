package org.ranvier.training;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.ranvier.api.data.Dataset;
import org.ranvier.training.advice.Reach;
import org.ranvier.training.data.ImportedData;
import org.ranvier.training.loop.Trainer;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.Pipeline.Purpose;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.TrainingListener;
import org.ranvier.training.run.Checkpoint;
import org.ranvier.training.run.Continuation;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunLock;
import org.ranvier.training.run.Tracking;
import org.ranvier.training.run.TrainingState;
import org.ranvier.training.split.Splits;
import org.ranvier.training.tracking.TrackerChoice;

/**
 * Goes on with a run after its last finished epoch; from the start, if it was ended before its first checkpoint.
 *
 * @param directory the run
 * @param stop asked after every batch whether to stop
 */
record ResumeRun(LoadedExperiment experiment, RunDirectory directory, TrainingListener listener, BooleanSupplier stop) {

    RunSummary run() {
        Experiment.Environment environment = experiment.environment();
        Continuation continuation = new Continuation(
                directory,
                ImportedData.expand(experiment.read(), environment.plugins(), environment.data()),
                experiment.file());
        continuation.checkExperiment();
        return experiment.with(Purpose.TRAINING, (pipeline, dataset) -> run(pipeline.checked(), dataset, continuation));
    }

    private RunSummary run(Pipeline built, Dataset.Opened dataset, Continuation continuation) {
        new Reach(built).require(Splits.ALL);
        int threads = experiment.environment().threads();
        try (RunLock lock = RunLock.of(directory.path())) {
            Continuation.checkSplits(directory, built);
            boolean begun = directory.hasBegun();
            TrainingState standing = begun ? Checkpoint.standing(directory.last()) : TrainingState.START;
            Optional<Integer> kept = continuation.scheduleEpochs(built, standing);
            Pipeline pipeline = kept.map(built::withScheduleEpochs).orElse(built);
            List<TrackerChoice> log = pipeline.spec().training().log();
            log.forEach(TrackerChoice::check);
            try (Tracking tracking = new Tracking(log, listener);
                    Trainer trainer = new Trainer(pipeline, threads, tracking)) {
                if (begun) {
                    trainer.load(directory);
                }
                int finished = trainer.standing().epoch();
                directory.checkMetrics(finished);
                double secondsBefore = directory.secondsOfEpochs(finished);
                // Nothing was written so far: a run is not to suffer from what it is refused for.
                directory.sweep();
                directory.forgetMetricsAfter(finished);
                directory.forgetEnding();
                RunRecord record = new RunRecord(pipeline, directory, threads);
                record.write(kept.map(continuation::keeping).orElse(experiment.file()), experiment.changes());
                record.begin(dataset.notes(), tracking);
                kept.ifPresent(this::tellOfSchedules);
                if (!begun) {
                    trainer.start(directory);
                }
                return record.finish(trainer, secondsBefore, lock.orAsked(stop), tracking);
            }
        }
    }

    private void tellOfSchedules(int epochs) {
        listener.advice("schedules that go over all of training keep to the " + epochs
                + " epochs that were planned, so that what was trained stays as it was, and are constant after them"
                + " (training.schedule_epochs)");
    }
}
