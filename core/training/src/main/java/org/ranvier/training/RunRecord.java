package org.ranvier.training;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.training.loop.Trainer;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.TrainingListener;
import org.ranvier.training.run.Metrics;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.RunProvenance;
import org.ranvier.training.run.Tracking;
import org.ranvier.training.run.TrainingState;
import org.ranvier.training.split.ClassBalance;
import org.ranvier.training.split.ClassWeighting;
import org.ranvier.training.split.Splits;
import org.ranvier.training.tracking.Tracker.Ending;
import org.ranvier.training.watch.FailureRecord;

/**
 * Records of a run, whether it begins or goes on: what was run, what people are told at its begin, and its summary.
 *
 * @param threads how many threads it uses
 */
record RunRecord(Pipeline pipeline, RunDirectory directory, int threads) {

    private static final String BACKEND = ExperimentLoader.BACKEND;

    /**
     * The backend belongs to what was run, even where it was not asked for: on another machine the choice may be
     * another.
     *
     * @param changes the assignments by which it differs from the file that it was made of
     */
    void write(Mapping experiment, List<String> changes) {
        Mapping ran = experiment.get(BACKEND).isPresent()
                ? experiment
                : experiment.with(
                        BACKEND,
                        ConfigTree.node(Place.of(BACKEND), pipeline.backend().name()));
        directory.describe(ConfigWriter.write(ran), changes, RunProvenance.of(pipeline, threads));
    }

    /** Notifies a listener of the run that begins, and gives it advice for the user. */
    void begin(List<String> notes, TrainingListener listener) {
        Splits splits = pipeline.splits();
        listener.started(new TrainingListener.RunInfo(
                pipeline.spec().name(),
                pipeline.backend().name(),
                pipeline.spec().training().epochs(),
                splits.get(Splits.TRAIN).size(),
                splits.get(Splits.VALIDATION).size(),
                splits.has(Splits.TEST) ? splits.get(Splits.TEST).size() : 0,
                pipeline.trainedNumbers(),
                pipeline.metrics(),
                directory.path()));
        pipeline.choice()
                .passedOver()
                .forEach(why -> listener.advice(
                        "this runs on backend " + pipeline.backend().name() + ", as " + why));
        notes.forEach(listener::advice);
        ClassBalance.of(pipeline.data().classes(), splits)
                .advice(!(pipeline.spec().weighting() instanceof ClassWeighting.Even))
                .forEach(listener::advice);
    }

    /** Trains; how that fails is kept with the run. */
    private TrainingState trained(Trainer trainer, BooleanSupplier stop) {
        try {
            return trainer.run(stop);
        } catch (RuntimeException | Error e) {
            FailureRecord.write(directory.path(), e);
            throw e;
        }
    }

    /**
     * Trains to the end and sums up.
     *
     * @param secondsBefore how long the finished epochs took
     */
    RunSummary finish(Trainer trainer, double secondsBefore, BooleanSupplier stop, Tracking tracking) {
        long begin = System.nanoTime();
        TrainingState end = trained(trainer, stop);
        boolean stopped =
                stop.getAsBoolean() && end.epoch() < pipeline.spec().training().epochs();
        RunSummary summary = new RunSummary(
                pipeline.metrics().selecting(),
                end.testAtBestValidation(),
                end.testAtLastEpoch(),
                end.bestTest(),
                end.bestEpoch() == 0 ? Double.NaN : end.bestValidation(),
                end.values().isEmpty() ? Double.NaN : end.values().getLast(),
                ClassBalance.of(pipeline.data().classes(), pipeline.splits()).majority(),
                end.testValues(),
                end.bestEpoch(),
                end.epoch(),
                secondsBefore + (System.nanoTime() - begin) / 1e9,
                pipeline.trainedNumbers(),
                end.spikesPerNeuron(),
                pipeline.spec().published(),
                directory.path(),
                stopped);
        if (!stopped) {
            directory.writeSummary(Metrics.of(summary));
            tracking.ended(Ending.FINISHED);
        } else {
            tracking.ended(Ending.STOPPED);
        }
        return summary;
    }
}
