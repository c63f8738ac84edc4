package org.ranvier.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend.CompileOptions;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.training.network.Schedules;

/** The training loop. */
final class Trainer implements AutoCloseable {

    private final Pipeline pipeline;
    private final ExperimentSpec.Training training;
    private final RunDirectory directory;
    private final TrainingListener listener;
    private final BooleanSupplier stop;
    private final Program program;
    private final Advice advice;
    private Standing standing = Standing.START;

    Trainer(
            Pipeline pipeline, RunDirectory directory, int threads, TrainingListener listener, BooleanSupplier stop) {
        this.pipeline = pipeline;
        this.training = pipeline.spec().training();
        this.directory = directory;
        this.listener = listener;
        this.stop = stop;
        this.program = pipeline.backend()
                .compile(pipeline.network().plan(), new CompileOptions(threads, List.copyOf(pipeline.updates().values())));
        this.advice = new Advice(pipeline.network().plan(), listener);
    }

    /** Starts from the initial parameters. */
    void start() {
        pipeline.network().initialize(program, pipeline.spec().seed());
        save(false);
    }

    /** Goes on from the last finished epoch of the run directory. */
    void resume() {
        standing = Checkpoint.read(directory.last(), program);
    }

    /**
     * Trains to the end.
     *
     * @return the standing at the end, or at the last finished epoch when it was asked to stop
     */
    Standing run() {
        while (standing.epoch() < training.epochs() && !stop.getAsBoolean()) {
            epoch(standing.epoch() + 1);
        }
        return standing;
    }

    private void epoch(int epoch) {
        long begin = System.nanoTime();
        schedule((double) (epoch - 1) / training.epochs());
        Evaluation train = new Evaluation(pipeline.criterion());
        Splits.Part part = pipeline.splits().get(Splits.TRAIN);
        int[] order = Permutation.of(Permutation.identity(part.size()), pipeline.spec().seed(), "shuffle", epoch);
        List<int[]> stretches = Batches.stretches(order, training.batch());
        int step = standing.step();
        for (int n = 0; n < stretches.size(); n++) {
            if (stop.getAsBoolean()) {
                return;
            }
            step++;
            train(pipeline.batches().encode(part, stretches.get(n), epoch), step, train, epoch);
            listener.batch(epoch, n + 1, stretches.size(), train.loss());
        }
        Evaluation validation = Evaluator.run(pipeline, program, Splits.VALIDATION);
        double test = pipeline.splits().has(Splits.TEST)
                ? Evaluator.run(pipeline, program, Splits.TEST).accuracy()
                : Double.NaN;
        finish(new EpochReport(
                epoch,
                train.loss(),
                train.accuracy(),
                validation.loss(),
                validation.accuracy(),
                test,
                validation.silentNeurons(),
                validation.silentSamples(),
                validation.spikesPerNeuron(),
                (System.nanoTime() - begin) / 1e9),
                step);
    }

    private void train(Batches.Batch batch, int step, Evaluation evaluation, int epoch) {
        RunOptions options = RunOptions.training(pipeline.spec().seed(), step);
        try (Session session = program.open(batch.signal(), options)) {
            Recording.Ticks recording =
                    (Recording.Ticks) session.advance(pipeline.network().plan().ticks());
            double[] gradient = new double[recording.outputs().length];
            evaluation.add(recording, batch.targets(), gradient);
            if (!Double.isFinite(evaluation.loss())) {
                throw new RanvierException(Problem.run(
                        "epoch " + epoch + ", step " + step,
                        "the loss is " + evaluation.loss(),
                        "lower the learning rates, or look at the network with 'ranvier simulate'"));
            }
            session.backward(gradient);
        }
        pipeline.updates().forEach((group, update) -> program.update(update, scalars(update, group, step)));
    }

    private Map<String, Double> scalars(LoweredUpdate update, ParameterGroup group, int step) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        for (String name : update.scalars()) {
            scalars.put(name, switch (name) {
                case "rate" -> training.rates().of(group);
                case "step" -> (double) step;
                default -> throw new RanvierException(Problem.plugin(
                        training.optimizer().source().toString(),
                        "optimizer",
                        "the rule reads '" + name + "', which training does not provide",
                        "use 'rate' and 'step'"));
            });
        }
        return scalars;
    }

    private void schedule(double progress) {
        pipeline.network().schedules().forEach((parameter, scalar) ->
                program.write(parameter, new double[] {Schedules.at(scalar, progress)}));
    }

    private void finish(EpochReport report, int step) {
        boolean best = standing.isBest(report);
        standing = standing.after(report, step);
        save(best);
        directory.append(report);
        listener.epoch(report, best);
        advice.give(report);
    }

    private void save(boolean best) {
        Checkpoint.write(directory.last(), program, standing, pipeline.spec().seed());
        if (best) {
            Checkpoint.write(directory.best(), program, standing, pipeline.spec().seed());
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
