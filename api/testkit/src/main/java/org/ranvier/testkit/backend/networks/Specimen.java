package org.ranvier.testkit.backend.networks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ParameterId.Role;

/**
 * A network with all its numbers, an input and what its output is scored by: all that a run needs.
 *
 * @param title what it is, for people
 * @param numbers of every parameter, by name
 * @param targets one per sample
 * @param training training kernels, dropout and statistics, rather than inference
 * @param gradients whether it is run backwards too
 */
public record Specimen(
        String title,
        NetworkPlan plan,
        Map<String, double[]> numbers,
        SignalBatch.Frames signal,
        Criterion criterion,
        List<Target> targets,
        boolean training,
        boolean gradients) {

    public static final long SEED = 20;

    /**
     * The options of a run.
     *
     * @param ofInput whether the gradient of the input is asked for too, where there are gradients
     * @param quantities what to record
     */
    public RunOptions options(boolean ofInput, List<String> quantities) {
        return RunOptions.INFERENCE
                .withTraining(training)
                .withGradients(gradients)
                .withDraws(SEED, 3)
                .withInputGradient(gradients && ofInput)
                .recording(quantities);
    }

    /**
     * Perturbs every parameter and input a little, up or down at random, and outputs that are no spikes when they are
     * scored; whole delays stay whole.
     */
    public Specimen changed(double change, long seed) {
        DoubleUnaryOperator nudge = nudge(change, seed);
        Map<String, double[]> nudged = new LinkedHashMap<>();
        plan.parameters().forEach(spec -> {
            boolean delays = spec.role() == Role.DELAYS;
            nudged.put(
                    spec.name(),
                    Arrays.stream(numbers.get(spec.name()))
                            .map(x -> delays && Math.rint(x / plan.dtMs()) == x / plan.dtMs()
                                    ? x
                                    : spec.bounds().clamp(nudge.applyAsDouble(x)))
                            .toArray());
        });
        double[] values = graded() ? Arrays.stream(signal.values()).map(nudge).toArray() : signal.values();
        return withNumbers(nudged).withSignal(values).withCriterion(roundedOtherwise(change, seed));
    }

    private static DoubleUnaryOperator nudge(double change, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return x -> random.nextBoolean() ? x * (1 + change) : x * (1 - change);
    }

    /**
     * Of a voltage that stays the same, which tick has the largest is a matter of rounding, whatever the parameters. So
     * is then all that follows from the tick.
     */
    private Criterion roundedOtherwise(double change, long seed) {
        if (plan.get(Population.class, plan.output()).step().outputIsSpike()) {
            return criterion;
        }
        return (output, target, gradient) ->
                criterion.score(Arrays.stream(output).map(nudge(change, seed)).toArray(), target, gradient);
    }

    /** Whether the input has values other than 0 and 1. */
    public boolean graded() {
        return plan.input().graded();
    }

    /**
     * Returns the same network with another batch, whose samples are scored by the same targets in rotation.
     *
     * @param inTraining whether to use training kernels, dropout and statistics rather than those of inference
     * @param backwards whether to run it backwards too
     */
    public Specimen withBatch(SignalBatch.Frames batch, boolean inTraining, boolean backwards) {
        List<Target> wanted = IntStream.range(0, batch.samples())
                .mapToObj(b -> targets.get(b % targets.size()))
                .toList();
        return new Specimen(title, plan, numbers, batch, criterion, wanted, inTraining, backwards);
    }

    /** Returns the same with another plan of the same parameters. */
    public Specimen withPlan(NetworkPlan other) {
        return new Specimen(title, other, numbers, signal, criterion, targets, training, gradients);
    }

    public Specimen withNumbers(Map<String, double[]> others) {
        return new Specimen(title, plan, others, signal, criterion, targets, training, gradients);
    }

    private Specimen withCriterion(Criterion other) {
        return new Specimen(title, plan, numbers, signal, other, targets, training, gradients);
    }

    private Specimen withSignal(double[] values) {
        SignalBatch.Frames other =
                new SignalBatch.Frames(signal.samples(), signal.channels(), signal.ticks(), values, signal.length());
        return new Specimen(title, plan, numbers, other, criterion, targets, training, gradients);
    }

    /** Keeps some of the samples, in the given order. */
    public Specimen samples(int... chosen) {
        int size = signal.ticks() * signal.channels();
        double[] values = new double[chosen.length * size];
        for (int b = 0; b < chosen.length; b++) {
            System.arraycopy(signal.values(), chosen[b] * size, values, b * size, size);
        }
        int[] lengths = Arrays.stream(chosen).map(b -> signal.length()[b]).toArray();
        SignalBatch.Frames some =
                new SignalBatch.Frames(chosen.length, signal.channels(), signal.ticks(), values, lengths);
        List<Target> wanted = Arrays.stream(chosen).mapToObj(targets::get).toList();
        return new Specimen(title, plan, numbers, some, criterion, wanted, training, gradients);
    }

    /** Replaces one number of the input. */
    Specimen withInput(int sample, int tick, int channel, double value) {
        double[] values = signal.values().clone();
        values[(sample * signal.ticks() + tick) * signal.channels() + channel] = value;
        return withSignal(values);
    }

    /** The populations that spike. */
    public List<Population> spiking() {
        return plan.all(Population.class).stream()
                .filter(p -> p.step().spiking())
                .toList();
    }
}
