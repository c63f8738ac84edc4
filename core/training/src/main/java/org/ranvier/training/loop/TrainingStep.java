package org.ranvier.training.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.learning.DelayLearner;
import org.ranvier.api.learning.Schedule.TrainingProgress;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.compiler.EquationCompiler;
import org.ranvier.runtime.platform.Flight;
import org.ranvier.training.batch.Batches;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.flight.CompileEvent;
import org.ranvier.training.pipeline.GroupUpdate;
import org.ranvier.training.pipeline.ObjectiveInput;
import org.ranvier.training.pipeline.Pipeline;
import org.ranvier.training.pipeline.ScheduleSpan;
import org.ranvier.training.plan.Schedules;
import org.ranvier.training.plan.WholeSample;
import org.ranvier.training.structure.Change;
import org.ranvier.training.structure.StructureLearning;

/** One step of training: a batch forward, the objective, backward, the optimiser, and synapses that drop and grow. */
public final class TrainingStep {

    private final Pipeline pipeline;
    private final ExperimentSpec.Training training;
    private final Program program;
    private final SilentNeuronRecovery waking;
    private final StructureLearning structure;
    private final ScheduleSpan span;
    private final LearningRates rates;
    private final RedrawnNumbers redrawn;
    /** dL/d output of the step; the next step's of that size has the same room. */
    private double[] outputGradient = {};

    public TrainingStep(Pipeline pipeline, Program program) {
        this.pipeline = pipeline;
        this.training = pipeline.spec().training();
        this.program = program;
        this.waking = new SilentNeuronRecovery(pipeline.network().plan());
        this.structure =
                StructureLearning.of(pipeline.network(), pipeline.spec().seed());
        this.span = ScheduleSpan.of(pipeline);
        this.rates = new LearningRates(training, span);
        this.redrawn = RedrawnNumbers.of(pipeline.network(), pipeline.spec().seed());
    }

    /** Compiles the network together with the updates that this step makes. */
    public static Program compile(Pipeline pipeline, int threads) {
        Optional<CompileEvent> event = Flight.begin(CompileEvent::new);
        Program program = pipeline.backend()
                .compile(
                        pipeline.network().plan(),
                        CompileOptions.of(threads)
                                .withUpdates(pipeline.updates().stream()
                                        .map(GroupUpdate::update)
                                        .toList()));
        event.ifPresent(compiled -> {
            compiled.backend = pipeline.backend().name();
            compiled.parameters = pipeline.trainedNumbers();
            compiled.threads = threads;
            compiled.commit();
        });
        return program;
    }

    /**
     * Sets what follows the progress of training epoch by epoch, such as the width of a kernel.
     *
     * @param epoch from 1
     */
    public void schedule(int epoch) {
        double progress = span.progress(epoch);
        pipeline.network().schedules().forEach((id, scalar) -> {
            double value = Schedules.at(scalar, progress);
            if (!(Math.abs(value) <= Float.MAX_VALUE)) {
                throw scheduled(id, value, progress);
            }
            program.write(id.fullName(), new double[] {value});
        });
    }

    /** Ends the steps of an epoch: what is drawn anew for each of them is at rest when the network is measured. */
    void rest() {
        redrawn.rest(program);
    }

    /** The epochs that schedules go over. */
    ScheduleSpan span() {
        return span;
    }

    /** Returns the learning rate of every group of parameters that this step updates, by the group's word. */
    Map<String, Double> learningRates(TrainingProgress moment) {
        Map<String, Double> words = new LinkedHashMap<>();
        pipeline.updates().forEach(part -> words.put(part.group().word(), rates.at(part.group(), moment)));
        return words;
    }

    private RanvierException scheduled(ParameterId id, double value, double progress) {
        ConfiguredComponent<DelayLearner> learner =
                pipeline.network().connection(id.element()).delays().learner();
        return new RanvierException(Problem.plugin(
                learner.source().toString(),
                "'" + id + "'",
                "delay learner '" + learner.text() + "' gives it the value " + value + " after " + 100 * progress
                        + " % of training",
                "choose other settings or another learner, or mend the plugin"));
    }

    /**
     * Trains on a batch.
     *
     * @param moment when, which decides the learning rates and what is drawn
     * @param evaluation takes the loss, the right answers and the spikes
     */
    public void run(Batches.Batch batch, TrainingProgress moment, Evaluation evaluation) {
        RunOptions options = options(moment);
        List<Change> changes = List.of();
        double[] gradient;
        Map<String, double[]> counts = new LinkedHashMap<>();
        boolean waken;
        boolean sound;
        redrawn.draw(program, moment.step());
        try (Session session = program.open(batch.signal(), options)) {
            Recording recording = forward(session);
            ObjectiveInput observed = ObjectiveInput.of(recording);
            double[] own = gradientOf(observed.outputs());
            evaluation.add(observed, batch, own);
            evaluation.addPenalty(pipeline.activity().evaluate(observed, counts) * observed.samples());
            gradient = ObjectiveInput.layOut(own, recording);
            sound = evaluation.finite();
            waken = waking.replacesStep(program, recording);
            if (!waken && sound) {
                session.backward(BackwardRequest.of(gradient).withSpikeCountGradients(counts));
                sound = program.gradientsAreFinite();
                if (sound) {
                    update(moment);
                    changes = structure.changes(
                            program, session, moment.step(), span.within(moment).progress());
                }
            }
        }
        if (!sound) {
            Divergence divergence = divergence(moment);
            throw evaluation.finite()
                    ? divergence.ofGradients(batch, options, gradient, counts)
                    : divergence.ofLoss(batch, options);
        }
        changes.forEach(change -> change.apply(program));
        if (!program.parametersAreFinite()) {
            throw waken ? divergence(moment).ofParameters("waking silent neurons") : afterUpdate(moment);
        }
    }

    /** Returns room for dL/d output, of which every number is written in every step. */
    private double[] gradientOf(double[] outputs) {
        if (outputGradient.length != outputs.length) {
            outputGradient = new double[outputs.length];
        }
        return outputGradient;
    }

    private Divergence divergence(TrainingProgress moment) {
        return new Divergence(program, new Culprit(pipeline, program), when(moment.epoch(), moment.step()));
    }

    /** Describes a point in training, for messages. */
    static String when(int epoch, int step) {
        return "epoch " + epoch + ", step " + step;
    }

    private RanvierException afterUpdate(TrainingProgress moment) {
        String when = when(moment.epoch(), moment.step());
        return new Culprit(pipeline, program)
                .ofPenalties(when)
                .or(() -> pipeline.updates().stream()
                        .map(part ->
                                UpdateFault.of(part.update(), scalars(part, moment, 1), training.optimizer(), when))
                        .flatMap(Optional::stream)
                        .findFirst())
                .map(RanvierException::new)
                .orElseGet(() -> divergence(moment)
                        .ofParameters(
                                "the step of optimizer '" + training.optimizer().name() + "'"));
    }

    private void update(TrainingProgress moment) {
        double scale = training.clips() ? gradientScale(moment) : 1;
        pipeline.updates().forEach(part -> program.update(part.update(), scalars(part, moment, scale)));
    }

    /** The forward half of {@link #run} alone: the network runs and keeps what gradients would need. */
    public void forward(Batches.Batch batch, TrainingProgress moment) {
        try (Session session = program.open(batch.signal(), options(moment))) {
            forward(session);
        }
    }

    /** Returns the recovery of silent neurons. */
    SilentNeuronRecovery waking() {
        return waking;
    }

    /** Returns the structure learning, which drops and grows synapses. */
    StructureLearning structure() {
        return structure;
    }

    private Recording forward(Session session) {
        return WholeSample.advance(session, pipeline.network().plan());
    }

    private RunOptions options(TrainingProgress moment) {
        return RunOptions.training(pipeline.spec().seed(), moment.step());
    }

    /**
     * Returns the factor that scales the norm of all gradients down to the limit; 1 if the norm is within the limit.
     */
    private double gradientScale(TrainingProgress moment) {
        double norm = program.gradientNorm(pipeline.updates().stream()
                .flatMap(part -> part.update().parameters().stream())
                .toList());
        if (!Double.isFinite(norm)) {
            throw divergence(moment).ofNorm();
        }
        return norm > training.clipNorm() ? training.clipNorm() / norm : 1;
    }

    private Map<String, Double> scalars(GroupUpdate part, TrainingProgress moment, double gradientScale) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        for (String name : part.update().scalars()) {
            scalars.put(
                    name,
                    switch (name) {
                        case "rate" -> rates.at(part.group(), moment);
                        // The optimiser counts its own steps: how its running means begin depends on it.
                        case "step" -> (double) (moment.step() - waking.replaced());
                        case EquationCompiler.GRADIENT_SCALE -> gradientScale;
                        default ->
                            throw new RanvierException(Problem.plugin(
                                    training.optimizer().source().toString(),
                                    "optimizer",
                                    "the rule reads '" + name + "', which training does not provide",
                                    "use 'rate' and 'step'"));
                    });
        }
        return scalars;
    }
}
