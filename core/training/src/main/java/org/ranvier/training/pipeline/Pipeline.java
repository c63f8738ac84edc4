package org.ranvier.training.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.ranvier.api.Clock;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder.Encoding;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Target;
import org.ranvier.api.learning.Regularizer;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.training.backend.Backends;
import org.ranvier.training.backend.Demands;
import org.ranvier.training.batch.Augmenter;
import org.ranvier.training.batch.Batches;
import org.ranvier.training.batch.InputCheck;
import org.ranvier.training.component.ConfiguredComponent;
import org.ranvier.training.experiment.ExperimentSpec;
import org.ranvier.training.metric.ReportedMetrics;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.plan.PlanBuilder;
import org.ranvier.training.split.Splits;
import org.ranvier.training.structure.StructureLearning;

/**
 * Everything a run needs, put together and checked against the backend: data, encoding, plan, objective, updates.
 *
 * @param choice what runs it
 * @param augmenter varies training samples, in training alone
 * @param updates the optimiser's updates of all that is trained
 * @param activity the penalties on spike counts
 */
public record Pipeline(
        ExperimentSpec spec,
        Backends.Choice choice,
        Dataset.Description data,
        Splits splits,
        Batches batches,
        Augmenter augmenter,
        BuiltNetwork network,
        CheckedCriterion criterion,
        List<GroupUpdate> updates,
        ActivityPenalties activity) {

    /** The purpose of a pipeline: a backend that cannot train may still run a trained network. */
    public enum Purpose {
        TRAINING,
        INFERENCE
    }

    public static Pipeline build(ExperimentSpec spec, Dataset.Opened dataset, Purpose purpose) {
        return build(
                spec,
                dataset.describe(),
                () -> new Splits(dataset, spec.data(), spec.seed())
                        .prepared(spec.data().signals(), spec.window()),
                purpose);
    }

    /** Builds the pipeline of a run without the files of its data: complete except for the data itself. */
    public static Pipeline withoutData(ExperimentSpec spec, Dataset.Description description) {
        return build(spec, description, Splits::none, Purpose.TRAINING);
    }

    private static Pipeline build(
            ExperimentSpec spec, Dataset.Description description, Supplier<Splits> dividing, Purpose purpose) {
        boolean training = purpose == Purpose.TRAINING;
        Encoding encoding =
                spec.encoder().component().prepare(spec.encoder().settings(), description.shape(), spec.window());
        BuiltNetwork network = PlanBuilder.build(
                new NetworkSpec(
                        spec.window(),
                        encoding.channels(),
                        encoding.graded(),
                        spec.layers(),
                        spec.training().detachReset(),
                        false,
                        false),
                spec.seed());
        DelayRange.check(network.plan(), spec.window());
        List<ConfiguredComponent<Regularizer>> onSpikes =
                training ? spec.training().activityPenalties() : List.of();
        ActivityPenalties activity = ActivityPenalties.of(onSpikes, network.plan());
        Demands demands = training ? demands(network, activity) : Demands.INFERENCE;
        Backends.Choice choice = spec.backends().choose(network.plan(), demands);
        choice.check(network.trained(spec.name(), spec.seed()));
        Population output = network.plan().get(Population.class, network.plan().output());
        checkClasses(description, output);
        Splits splits = dividing.get();
        double[] weights = spec.weighting().weights(description.classes(), splits);
        CheckedCriterion criterion = new CheckedCriterion(
                spec.objective(),
                network.outputShape(),
                weights,
                () -> splits.get(Splits.TRAIN).get(0).target());
        return new Pipeline(
                spec,
                choice,
                description,
                splits,
                new Batches(
                        encoding,
                        InputCheck.of(spec.data().dataset(), spec.encoder(), description),
                        () -> splits.get(Splits.TRAIN).samples().iterator(),
                        spec.window(),
                        spec.seed()),
                augmenter(spec, description, splits),
                network,
                criterion,
                GroupUpdate.of(spec.training(), network.plan()),
                activity);
    }

    private static Augmenter augmenter(ExperimentSpec spec, Dataset.Description description, Splits splits) {
        List<Augmenter.Step> steps = spec.augmentations().stream()
                .map(its -> new Augmenter.Step(
                        its.component(),
                        its.component()
                                .component()
                                .prepare(its.component().settings(), description.shape(), spec.window()),
                        its.probability()))
                .toList();
        return splits.has(Splits.TRAIN) ? new Augmenter(steps, splits.get(Splits.TRAIN), spec.seed()) : Augmenter.NONE;
    }

    private static Demands demands(BuiltNetwork network, ActivityPenalties activity) {
        Demands training = Demands.INFERENCE.training("backend", "only evaluate on it what was trained elsewhere");
        return StructureLearning.demands(network, activity.demands(training));
    }

    public Backend backend() {
        return choice.backend();
    }

    private static void checkClasses(Dataset.Description data, Population output) {
        if (data.classes().size() > output.neurons()) {
            throw new RanvierException(Problem.usage(
                    "network." + output.name(),
                    "the data has " + data.classes().size() + " classes, the last layer " + output.neurons()
                            + " neurons",
                    "give it one neuron per class"));
        }
    }

    /** The metrics that a run reports. */
    public ReportedMetrics metrics() {
        return criterion.metrics();
    }

    /** Whether synapses drop and grow. */
    public boolean learnsStructure() {
        return !StructureLearning.of(network, spec.seed()).isEmpty();
    }

    /** Returns a copy of this pipeline whose schedules span the given number of epochs. */
    public Pipeline withScheduleEpochs(int epochs) {
        ExperimentSpec changed = spec.with(spec.training().withScheduleEpochs(epochs));
        return new Pipeline(changed, choice, data, splits, batches, augmenter, network, criterion, updates, activity);
    }

    /**
     * This, once the first sample of every split was found to be encoded and scored.
     *
     * @throws RanvierException if one cannot be
     */
    public Pipeline checked() {
        OutputShape shape = network.outputShape();
        for (String name : splits.names()) {
            Splits.Part part = splits.get(name);
            Target target = batches.tryFirst(part, name.equals(Splits.TRAIN) ? augmenter : Augmenter.NONE);
            // What a network that is silent throughout puts out.
            double[] output = new double[shape.clock().map(Clock::ticks).orElse(1) * shape.neurons()];
            Arrays.fill(output, network.plan().eventDriven() ? Double.POSITIVE_INFINITY : 0);
            criterion.requireDeclared(criterion.score(output, target, 0, null), 0);
        }
        return this;
    }

    /** Returns the number of trained values. */
    public int trainedNumbers() {
        return network.plan().parameters().stream()
                .filter(ParameterSpec::trainable)
                .mapToInt(ParameterSpec::size)
                .sum();
    }
}
