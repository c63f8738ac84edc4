package org.ranvier.training;

import java.util.EnumMap;
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
import org.ranvier.api.model.Schedule;
import org.ranvier.api.model.Schedule.Moment;
import org.ranvier.compiler.EquationCompiler;
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
    private final Map<ParameterGroup, Schedule.Rule> rules = new EnumMap<>(ParameterGroup.class);
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
        training.schedules().forEach((group, schedule) ->
                rules.put(group, schedule.component().rule(schedule.settings())));
    }

    /** Starts from the initial parameters. */
    void start() {
        pipeline.network().initialize(program, pipeline.spec().seed());
        pipeline.network().starts().forEach(start -> advice.give(start, pipeline.spec().seed()));
        save(false);
    }

    /** Goes on from the last finished epoch of the run directory. */
    void resume() {
        standing = Checkpoint.read(directory.last(), program);
        directory.forgetMetricsAfter(standing.epoch());
    }

    /**
     * Trains to the end.
     *
     * @return the standing at the end, or at the last finished epoch when it was asked to stop
     */
    Standing run() {
        while (standing.epoch() < training.epochs() && !stop.getAsBoolean()) {
            if (standing.epoch() - standing.bestEpoch() >= training.patience()) {
                listener.advice("stopped after " + training.patience() + " epochs without a better validation accuracy");
                break;
            }
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
            Moment moment = new Moment(
                    epoch, training.epochs(), step, stretches.size(), standing.losses(), standing.accuracies());
            train(pipeline.batches().encode(part, stretches.get(n), epoch), step, train, moment);
            listener.batch(epoch, n + 1, stretches.size(), train.loss());
        }
        Evaluation validation = Evaluator.run(pipeline, program, Splits.VALIDATION);
        requireFinite(validation.loss(), epoch, step);
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

    private void train(Batches.Batch batch, int step, Evaluation evaluation, Moment moment) {
        RunOptions options = RunOptions.training(pipeline.spec().seed(), step);
        try (Session session = program.open(batch.signal(), options)) {
            Recording.Ticks recording =
                    (Recording.Ticks) session.advance(pipeline.network().plan().ticks());
            double[] gradient = new double[recording.outputs().length];
            evaluation.add(recording, batch.targets(), gradient);
            Map<String, double[]> counts = new LinkedHashMap<>();
            evaluation.addPenalty(pipeline.activity().evaluate(recording, counts) * recording.samples());
            if (Double.isFinite(evaluation.loss())) {
                session.backward(gradient, counts);
            }
        }
        if (!Double.isFinite(evaluation.loss())) {
            throw Divergence.at("epoch " + moment.epoch() + ", step " + step, program, batch, options);
        }
        double scale = training.clips() ? gradientScale() : 1;
        pipeline.updates().forEach((group, update) ->
                program.update(update, scalars(update, rate(group, moment), step, scale)));
    }

    /** The last step of an epoch may be the one that went too far: no batch follows that would show it. */
    private static void requireFinite(double validationLoss, int epoch, int step) {
        if (!Double.isFinite(validationLoss)) {
            throw new RanvierException(Problem.run(
                    "epoch " + epoch + ", step " + step,
                    "the validation loss is " + validationLoss,
                    "lower the learning rates or set training.clip_norm"));
        }
    }

    private double rate(ParameterGroup group, Moment moment) {
        return training.rates().of(group) * rules.get(group).factor(moment);
    }

    /** What brings the norm of all gradients together down to the limit. */
    private double gradientScale() {
        double squares = 0;
        for (LoweredUpdate update : pipeline.updates().values()) {
            for (String parameter : update.parameters()) {
                for (double g : program.readGradient(parameter)) {
                    squares += g * g;
                }
            }
        }
        double norm = Math.sqrt(squares);
        return norm > training.clipNorm() ? training.clipNorm() / norm : 1;
    }

    private Map<String, Double> scalars(LoweredUpdate update, double rate, int step, double gradientScale) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        for (String name : update.scalars()) {
            scalars.put(name, switch (name) {
                case "rate" -> rate;
                case "step" -> (double) step;
                case EquationCompiler.GRADIENT_SCALE -> gradientScale;
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
        directory.append(report);
        save(best);
        listener.epoch(report, best);
        advice.give(report);
    }

    /** An epoch counts once the last checkpoint has it, so that one is written after everything else. */
    private void save(boolean best) {
        if (best) {
            Checkpoint.write(directory.best(), program, standing, pipeline.spec().seed());
        }
        Checkpoint.write(directory.last(), program, standing, pipeline.spec().seed());
    }

    @Override
    public void close() {
        program.close();
    }
}
