package org.ranvier.training;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.ranvier.training.structure.Change;
import org.ranvier.training.structure.StructureLearning;

/** One step of training: a batch forward, the objective, backward, the optimiser, and synapses that drop and grow. */
final class TrainingStep {

    private final Pipeline pipeline;
    private final ExperimentSpec.Training training;
    private final Program program;
    private final Waking waking;
    private final StructureLearning structure;
    private final Map<ParameterGroup, Schedule.Rule> rules = new EnumMap<>(ParameterGroup.class);

    TrainingStep(Pipeline pipeline, Program program) {
        this.pipeline = pipeline;
        this.training = pipeline.spec().training();
        this.program = program;
        this.waking = new Waking(pipeline.network().plan());
        this.structure = StructureLearning.of(pipeline.network(), pipeline.spec().seed());
        training.schedules().forEach((group, schedule) ->
                rules.put(group, schedule.component().rule(schedule.settings())));
    }

    /** Compiles the network together with the updates that this step makes. */
    static Program compile(Pipeline pipeline, int threads) {
        return pipeline.backend().compile(
                pipeline.network().plan(), new CompileOptions(threads, pipeline.updates().stream().map(GroupUpdate::update).toList()));
    }

    /**
     * Sets what follows the progress of training, such as the width of a kernel.
     *
     * @param progress from 0 at the start to 1 at the end
     */
    void schedule(double progress) {
        pipeline.network().schedules().forEach((parameter, scalar) ->
                program.write(parameter, new double[] {Schedules.at(scalar, progress)}));
    }

    /**
     * Trains on a batch.
     *
     * @param moment when, which decides the learning rates and what is drawn
     * @param evaluation takes the loss, the right answers and the spikes
     */
    void run(Batches.Batch batch, Moment moment, Evaluation evaluation) {
        RunOptions options = options(moment);
        List<Change> changes = List.of();
        try (Session session = program.open(batch.signal(), options)) {
            Recording recording = forward(session);
            Observed observed = Observed.of(recording);
            double[] gradient = new double[observed.outputs().length];
            evaluation.add(observed, batch, gradient);
            Map<String, double[]> counts = new LinkedHashMap<>();
            evaluation.addPenalty(pipeline.activity().evaluate(observed, counts) * observed.samples());
            if (waking.replacesStep(program, recording)) {
                return;
            }
            if (Double.isFinite(evaluation.loss())) {
                session.backward(Observed.layOut(gradient, recording), counts);
                update(moment);
                changes = structure.changes(program, session, moment);
            }
        }
        if (!Double.isFinite(evaluation.loss())) {
            throw Divergence.at("epoch " + moment.epoch() + ", step " + moment.step(), program, batch, options);
        }
        changes.forEach(change -> change.apply(program));
    }

    private void update(Moment moment) {
        double scale = training.clips() ? gradientScale() : 1;
        // The optimiser counts its own steps: how its running means begin depends on it.
        int own = moment.step() - waking.replaced();
        pipeline.updates().forEach(part ->
                program.update(part.update(), scalars(part.update(), rate(part.group(), moment), own, scale)));
    }

    /** The forward half of {@link #run} alone: the network runs and keeps what gradients would need. */
    void forward(Batches.Batch batch, Moment moment) {
        try (Session session = program.open(batch.signal(), options(moment))) {
            forward(session);
        }
    }

    /** What keeps silent neurons from staying so. */
    Waking waking() {
        return waking;
    }

    /** What drops and grows synapses. */
    StructureLearning structure() {
        return structure;
    }

    private Recording forward(Session session) {
        return session.advance(pipeline.network().plan().ticks());
    }

    private RunOptions options(Moment moment) {
        return RunOptions.training(pipeline.spec().seed(), moment.step());
    }

    private double rate(ParameterGroup group, Moment moment) {
        return training.rates().of(group) * rules.get(group).factor(moment);
    }

    /** What brings the norm of all gradients together down to the limit. */
    private double gradientScale() {
        double squares = 0;
        for (GroupUpdate part : pipeline.updates()) {
            for (String parameter : part.update().parameters()) {
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
}
