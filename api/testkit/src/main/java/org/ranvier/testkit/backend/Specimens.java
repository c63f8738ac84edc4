package org.ranvier.testkit.backend;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.api.plan.NetworkPlan.Normalize;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.testkit.backend.networks.Draft;
import org.ranvier.testkit.backend.networks.Setup;
import org.ranvier.testkit.backend.networks.Specimen;
import org.ranvier.testkit.backend.networks.ValueDraws;
import org.ranvier.testkit.spi.NetworkFactory;
import org.ranvier.testkit.spi.NetworkFactory.Built;

/**
 * Draws the numbers of a network until it does something that can be compared: its neurons spike, but not always, and
 * it is {@linkplain Precision decided}.
 */
final class Specimens {

    /** How much more a normalisation may make of rounding, where currents hardly vary. */
    private static final double ENLARGED = 16;

    private static final double[] GAINS = {2, 1, 4, 8, 0.5, 16, 64, 256};
    private static final int ROUNDS = 4;
    private static final double RARE = 0.01;
    private static final double OFTEN = 0.8;

    private final NetworkFactory workshop;
    private final Trial reference;
    private final Precision precision;
    private final boolean trains;
    private final Map<Draft, Known> known = new HashMap<>();

    /** @param trains whether gradients are wanted */
    Specimens(NetworkFactory workshop, Trial reference, Precision precision, boolean trains) {
        this.workshop = workshop;
        this.reference = reference;
        this.precision = precision;
        this.trains = trains;
    }

    /**
     * A specimen of a draft, with what the reference makes of it.
     *
     * @param expected as far as the reference is decided about it
     */
    record Known(Specimen specimen, Outcome expected) {}

    /**
     * The first numbers that suit. Where none do entirely, those are taken that make neurons spike or are decided,
     * whatever was found first, and arrays that are not decided are left out of the comparison; spikes and outputs must
     * be.
     */
    Known draw(Draft draft) {
        return known.computeIfAbsent(draft, this::drawn);
    }

    private Known drawn(Draft draft) {
        Optional<Known> second = Optional.empty();
        for (int round = 0; round < ROUNDS; round++) {
            for (double gain : GAINS) {
                Specimen specimen = specimen(draft, gain, round);
                Outcome outcome = reference.run(specimen);
                boolean active = active(specimen, outcome);
                if (!outcome.finite() || !active && second.isPresent()) {
                    continue;
                }
                Set<String> undecided = undecided(specimen, outcome);
                if (active && undecided.isEmpty()) {
                    return new Known(specimen, outcome);
                }
                if (second.isEmpty() && undecided.stream().allMatch(name -> name.startsWith("d "))) {
                    second = Optional.of(new Known(specimen, outcome.without(undecided)));
                }
            }
        }
        return second.orElseThrow(
                () -> new AssertionError("no numbers were found for which the reference is decided: " + draft));
    }

    /**
     * Returns the outcome of the reference for a specimen, without gradients that are not decided; empty if spikes or
     * outputs are not decided.
     */
    Optional<Outcome> decided(Specimen specimen) {
        Outcome outcome = reference.run(specimen);
        if (!outcome.finite()) {
            return Optional.empty();
        }
        Set<String> undecided = undecided(specimen, outcome);
        return undecided.stream().allMatch(name -> name.startsWith(Outcome.GRADIENT))
                ? Optional.of(outcome.without(undecided))
                : Optional.empty();
    }

    /** The network with numbers that follow from the draft's seed, the gain and the round. */
    Specimen specimen(Draft draft, double gain, int round) {
        Built network = workshop.build(draft.sketch(gain));
        SplittableRandom random = new SplittableRandom(draft.seed() * 1000 + round);
        Map<String, double[]> numbers = ValueDraws.draw(network, gain, random);
        SignalBatch.Frames signal = signal(draft, random);
        Population output = network.plan().get(Population.class, network.plan().output());
        OutputShape shape = OutputShape.clocked(
                output.neurons(),
                draft.whole("ticks"),
                draft.dtMs(),
                output.step().outputIsSpike());
        Setup<Objective> objective = draft.objective();
        Criterion criterion = objective.component().criterion(objective.settings(), shape);
        return new Specimen(
                draft.toString(),
                network.plan(),
                numbers,
                signal,
                criterion,
                targets(criterion, shape, signal.samples(), random),
                draft.training(),
                trains);
    }

    private static SignalBatch.Frames signal(Draft draft, SplittableRandom random) {
        int samples = draft.whole("batch");
        int ticks = draft.whole("ticks");
        boolean graded = draft.is("input").equals("graded");
        int channels = draft.whole("channels");
        // Normalisation takes the size out of a current. Of one event nothing is left then but the rounding of its
        // course.
        boolean normalized = draft.is("shape").equals("normalized");
        double activity = switch (draft.is("activity")) {
            case "rare" -> normalized ? 0.4 : 0.08;
            case "dense" -> 0.95;
            default -> 0.4;
        };
        double[] values = ValueDraws.signal(samples * ticks * channels, activity, graded, random);
        // Samples of other lengths: all but the first may end early.
        int[] length = IntStream.range(0, samples)
                .map(b -> b % 3 == 1 ? random.nextInt(ticks + 1) : ticks)
                .toArray();
        return new SignalBatch.Frames(samples, channels, ticks, values, length);
    }

    /** Targets of the first kind that the objective scores. */
    private static List<Target> targets(Criterion criterion, OutputShape shape, int samples, SplittableRandom random) {
        int size = shape.neurons() * shape.ticks();
        List<Function<SplittableRandom, Target>> kinds = List.of(
                r -> new Target.ClassLabel(r.nextInt(shape.neurons())),
                r -> new Target.ClassPerTick(
                        r.ints(shape.ticks(), 0, shape.neurons()).toArray()),
                r -> new Target.SpikeTrains(new int[] {0}, new double[] {r.nextInt(shape.ticks()) * shape.dtMs()}),
                r -> new Target.RealValues(r.doubles(size, -1, 1).toArray()));
        RuntimeException last = null;
        for (Function<SplittableRandom, Target> kind : kinds) {
            try {
                criterion.score(new double[size], kind.apply(new SplittableRandom(1)), null);
                return Stream.generate(() -> kind.apply(random)).limit(samples).toList();
            } catch (RuntimeException e) {
                last = e;
            }
        }
        throw new IllegalStateException("the objective scores no kind of target", last);
    }

    /** Whether hidden neurons spike, but not always; a single tick is too short to ask. */
    private static boolean active(Specimen specimen, Outcome outcome) {
        return specimen.plan().ticks() < 5
                || specimen.spiking().stream()
                        .filter(p -> p.name().equals("hidden"))
                        .allMatch(p -> {
                            double[] counts = outcome.spikes().get(p.name() + " spike counts");
                            double rate = Arrays.stream(counts).average().orElse(0)
                                    / specimen.plan().ticks();
                            return rate >= RARE && rate <= OFTEN;
                        });
    }

    /** The arrays that a small change of all numbers takes further than half of what is allowed. */
    private Set<String> undecided(Specimen specimen, Outcome outcome) {
        Set<String> undecided = new LinkedHashSet<>();
        for (int seed = 1; seed <= 2; seed++) {
            Outcome near = reference.run(specimen.changed(precision.change(), seed));
            undecided.addAll(near.differing(outcome, precision, 0.5));
        }
        if (specimen.gradients() && !specimen.plan().all(Normalize.class).isEmpty()) {
            undecided.addAll(normalizedAway(specimen, outcome));
        }
        return undecided;
    }

    /**
     * The gradients of which a normalisation in training leaves little but rounding: it enlarges what was rounded on
     * the way to it, where no change of parameters and inputs comes, and what it takes out of a current, such as a
     * constant, has gradients that cancel.
     */
    private Set<String> normalizedAway(Specimen specimen, Outcome outcome) {
        Outcome near = reference.run(specimen.changed(ENLARGED * precision.change(), 1));
        Set<String> gradients = new LinkedHashSet<>(outcome.numbers().keySet());
        gradients.removeAll(outcome.withoutCancelled().numbers().keySet());
        near.differing(outcome, precision, 0.5).stream()
                .filter(name -> name.startsWith(Outcome.GRADIENT))
                .forEach(gradients::add);
        return gradients;
    }
}
