package org.ranvier.training.loop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Program;
import org.ranvier.api.learning.Schedule.TrainingProgress;
import org.ranvier.runtime.platform.Flight;
import org.ranvier.training.advice.Advice;
import org.ranvier.training.batch.BatchFeed;
import org.ranvier.training.batch.Batches;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.flight.CheckpointEvent;
import org.ranvier.training.flight.EpochEvent;
import org.ranvier.training.metric.ReportedMetrics;
import org.ranvier.training.number.Permutation;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.ValidationHistory;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.TrainingListener;
import org.ranvier.training.run.Checkpoint;
import org.ranvier.training.run.RunDirectory;
import org.ranvier.training.run.TrainingState;
import org.ranvier.training.split.Splits;
import org.ranvier.training.structure.Dormant;
import org.ranvier.training.watch.DiskSpace;

/** The training loop. */
public final class Trainer implements AutoCloseable {

    private final Pipeline pipeline;
    private final ExperimentSpec.Training training;
    private final TrainingListener listener;
    private final Program program;
    private final TrainingStep step;
    private final Advice advice;
    private final ReportedMetrics metrics;
    private RunDirectory directory;
    private DiskSpace disk;
    /** The size of the last checkpoint in bytes; 0 before the first. */
    private long checkpoint;

    private TrainingState standing = TrainingState.START;

    public Trainer(Pipeline pipeline, int threads, TrainingListener listener) {
        this.pipeline = pipeline;
        this.training = pipeline.spec().training();
        this.listener = listener;
        this.program = TrainingStep.compile(pipeline, threads);
        this.step = new TrainingStep(pipeline, program);
        this.metrics = pipeline.metrics();
        this.advice = new Advice(pipeline, program, listener);
    }

    /**
     * Starts from the initial parameters.
     *
     * @param into the directory of the new run
     */
    public void start(RunDirectory into) {
        in(into);
        pipeline.network().initialize(program, pipeline.spec().seed());
        advice.give();
        save(false);
    }

    private void in(RunDirectory run) {
        directory = run;
        disk = new DiskSpace(run.path());
    }

    /** Reads the last finished epoch of a run, to go on from there; writes nothing. */
    public void load(RunDirectory run) {
        in(run);
        standing = Checkpoint.read(directory.last(), program);
        requireSelection();
        step.structure().restore(Checkpoint.dormant(directory.last(), program.plan()));
        step.waking().resume(standing);
    }

    /** The best epoch so far means nothing to another metric. */
    private void requireSelection() {
        String now = metrics.selecting().name();
        if (standing.epoch() > 0 && !standing.selectedBy().equals(now)) {
            throw new RanvierException(Problem.usage(
                    directory.path().toString(),
                    "the best epoch of this run was selected by " + standing.selectedBy() + ", and would now be by "
                            + now,
                    "train from the start: ranvier train " + directory.experiment()));
        }
    }

    /** Returns the progress of training so far. */
    public TrainingState standing() {
        return standing;
    }

    /**
     * Trains to the end.
     *
     * @param stop asked after every batch whether to stop
     * @return the standing at the end, or at the last finished epoch when it was asked to stop
     */
    public TrainingState run(BooleanSupplier stop) {
        while (standing.epoch() < training.epochs() && !stop.getAsBoolean()) {
            if (standing.epoch() - standing.bestEpoch() >= training.patience()) {
                listener.advice("stopped after " + training.patience() + " epochs without a better validation "
                        + metrics.selecting().name());
                break;
            }
            epoch(standing.epoch() + 1, stop);
        }
        return standing;
    }

    private void epoch(int epoch, BooleanSupplier stop) {
        Optional<EpochEvent> event = Flight.begin(EpochEvent::new);
        long begin = System.nanoTime();
        step.schedule(epoch);
        Evaluation train = new Evaluation(pipeline.criterion(), metrics);
        Splits.Part part = pipeline.splits().get(Splits.TRAIN);
        int[] order = Permutation.of(
                Permutation.identity(part.size()), pipeline.spec().seed(), "shuffle", epoch);
        int before = standing.step();
        int steps = before;
        TrainingProgress moment = null;
        ValidationHistory history = standing.history(metrics.selecting());
        try (BatchFeed feed =
                new BatchFeed(pipeline.batches(), part, order, training.batch(), epoch, pipeline.augmenter())) {
            for (int n = 1; feed.hasNext(); n++) {
                if (stop.getAsBoolean()) {
                    return;
                }
                steps++;
                moment = step.span().moment(epoch, steps, history);
                Batches.Batch batch = feed.next();
                TrainingProgress now = moment;
                withWhatIsKept(() -> {
                    step.run(batch, now, train);
                    return null;
                });
                listener.batch(epoch, n, feed.count(), train.loss());
            }
        }
        step.rest();
        int last = steps;
        Evaluation validation = withWhatIsKept(() -> validate(epoch, last));
        Optional<Evaluation> test = withWhatIsKept(this::test);
        EpochSnapshot look = new EpochSnapshot(pipeline, program);
        finish(
                new EpochReport(
                        epoch,
                        metrics,
                        train.result(),
                        validation.result(),
                        test.map(Evaluation::result),
                        validation.silentNeurons(),
                        validation.silentSamples(),
                        validation.spikesPerNeuron(),
                        step.learningRates(moment),
                        step.structure().takeCounts(program.plan()),
                        activeDelays(look),
                        program.takeCounters(),
                        (System.nanoTime() - begin) / 1e9),
                steps,
                look);
        event.ifPresent(ended -> {
            ended.epoch = epoch;
            ended.batches = last - before;
            ended.trainingLoss = train.loss();
            ended.validationLoss = validation.loss();
            ended.best = standing.bestEpoch() == epoch;
            ended.commit();
        });
    }

    /** The last step of an epoch may be the one that went too far: no batch follows that would show it. */
    private static void requireFinite(Evaluation validation, int epoch, int step) {
        if (!validation.finite()) {
            throw new RanvierException(Problem.run(
                    TrainingStep.when(epoch, step),
                    "the validation loss is " + validation.loss() + ", or an output is no number",
                    "lower the learning rates or set training.clip_norm"));
        }
    }

    /**
     * Runs a part of an epoch and adds to the remedies of its problems that the run is kept as it was after the last
     * finished epoch. Checkpoints contain only finite numbers.
     */
    private <T> T withWhatIsKept(Supplier<T> part) {
        try {
            return part.get();
        } catch (RanvierException e) {
            String kept = standing.epoch() == 0
                    ? ""
                    : "; the run is kept as it was after epoch " + standing.epoch() + ", see: ranvier evaluate "
                            + directory.path();
            RanvierException more = new RanvierException(e.problems().stream()
                    .map(p -> Problem.of(p.kind(), p.plugin(), p.where(), p.message(), p.remedy() + kept))
                    .toList());
            more.initCause(e);
            throw more;
        }
    }

    private Evaluation validate(int epoch, int step) {
        Evaluation validation =
                Evaluator.run(pipeline, program, pipeline.splits().get(Splits.VALIDATION));
        requireFinite(validation, epoch, step);
        return validation;
    }

    private Optional<Evaluation> test() {
        return pipeline.splits().has(Splits.TEST)
                ? Optional.of(Evaluator.run(pipeline, program, pipeline.splits().get(Splits.TEST)))
                : Optional.empty();
    }

    private void finish(EpochReport report, int steps, EpochSnapshot look) {
        boolean best = standing.isBest(report);
        standing = standing.after(
                report, steps, step.waking().replaced(), step.waking().memory());
        if (checkpoint > 0) {
            requireRoom(checkpoint);
        }
        directory.append(report);
        listener.measured(report, look);
        save(best);
        listener.epoch(report, best);
        advice.give(report);
    }

    private Map<String, Double> activeDelays(EpochSnapshot look) {
        return ActiveDelays.any(program.plan()) ? ActiveDelays.of(look.network()) : Map.of();
    }

    /** An epoch counts once the last checkpoint has it, so that one is written after everything else. */
    private void save(boolean best) {
        List<Dormant> dormant = step.structure().dormant(program.plan());
        if (best) {
            write(directory.best(), dormant);
        }
        write(directory.last(), dormant);
    }

    private void write(Path file, List<Dormant> dormant) {
        Optional<CheckpointEvent> event = Flight.begin(CheckpointEvent::new);
        checkpoint = Checkpoint.write(
                file, program, dormant, standing, pipeline.spec().seed(), this::requireRoom);
        event.ifPresent(written -> {
            written.bytes = checkpoint;
            written.file = file.getFileName().toString();
            written.epoch = standing.epoch();
            written.commit();
        });
    }

    private void requireRoom(long bytes) {
        if (standing.epoch() == 0) {
            disk.requireForRun(bytes, listener::advice);
        } else {
            disk.requireForCheckpoint(bytes, listener::advice);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
