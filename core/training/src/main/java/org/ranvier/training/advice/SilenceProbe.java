package org.ranvier.training.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Dropout;
import org.ranvier.api.plan.NetworkPlan.Input;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.support.plan.TrainedProjection;
import org.ranvier.training.batch.Coverage;
import org.ranvier.training.plan.WholeSample;

/**
 * Listens to neurons that do not spike, to find out why: runs a few samples and looks at what arrives and at how far
 * potentials rise.
 */
public final class SilenceProbe {

    /** From here on something is the cause rather than a circumstance. */
    private static final double MUCH = 0.5;

    private static final double LEFT_OUT = 0.1;

    private final Program program;
    private final NetworkPlan plan;
    private final SignalBatch signal;
    private final long seed;
    private TrainedNetwork network;

    /**
     * @param signal a few samples
     * @param seed for draws
     */
    public SilenceProbe(Program program, SignalBatch signal, long seed) {
        this.program = program;
        this.plan = program.plan();
        this.signal = signal;
        this.seed = seed;
    }

    /** Returns the number of samples for which all quantities examined fit in memory, from 1 to {@code most}. */
    public static int samples(NetworkPlan plan, int most) {
        long each = 1;
        int ticks = plan.eventDriven() ? 1 : plan.ticks();
        for (Population population : plan.all(Population.class)) {
            long kept = population.step().inputs().size()
                    + population.step().states().size();
            each = Math.max(each, kept * population.neurons() * ticks);
        }
        return Math.clamp((1L << 22) / each, 1, most);
    }

    /**
     * Why a population is silent, where data alone says it.
     *
     * @param splits all data that was looked at
     */
    public static Optional<Cause> ofData(List<Coverage> splits) {
        long total = splits.stream().mapToLong(Coverage::total).sum();
        long outside = total - splits.stream().mapToLong(Coverage::inside).sum();
        if (total > 0 && (double) outside / total >= LEFT_OUT) {
            return Optional.of(new Cause.DataLeftOut((double) outside / total));
        }
        long silent = splits.stream().mapToLong(Coverage::silent).sum();
        int samples = splits.stream().mapToInt(Coverage::samples).sum();
        return silent > MUCH * samples ? Optional.of(new Cause.SilentInput(silent, samples)) : Optional.empty();
    }

    /**
     * Why a population is silent. Empty where there is nothing to say: the silent neurons have no synapse, which is
     * another diagnosis.
     *
     * @param output whether samples are silent rather than neurons
     */
    public Optional<Cause> of(Population population, boolean output) {
        Recording recording = run(population);
        Map<String, int[]> counts = counts(recording);
        BitSet reached = Diagnosis.Unconnected.reached(plan, population);
        int[] silent = silent(counts.get(population.name()), population.neurons(), output, reached::get);
        if (silent.length == 0) {
            return reached.cardinality() == population.neurons()
                    ? Optional.of(Cause.TooLittle.unmeasured(main(population)))
                    : Optional.empty();
        }
        long neurons = Arrays.stream(silent)
                .map(n -> n % population.neurons())
                .distinct()
                .count();
        if (!output && neurons <= MUCH * reached.cardinality()) {
            return Optional.empty();
        }
        if (!(recording instanceof Recording.Ticks ticks)) {
            return Optional.of(withoutTraces(population, counts, silent.length));
        }
        Traces traces = new Traces(ticks, population);
        Optional<String> noNumber = traces.noNumber(silent);
        if (noNumber.isPresent()) {
            return Optional.of(new Cause.NoNumber(noNumber.get()));
        }
        long undriven = Arrays.stream(silent)
                .filter(n -> traces.peakInput(n) == 0 && traces.leastInput(n) == 0)
                .count();
        long inhibited =
                Arrays.stream(silent).filter(n -> traces.peakInput(n) <= 0).count() - undriven;
        if (undriven > MUCH * silent.length) {
            return Optional.of(undriven(population, counts));
        }
        return Optional.of(
                inhibited > MUCH * silent.length
                        ? new Cause.Inhibited(inhibited, silent.length)
                        : tooLittle(population, traces, silent));
    }

    /** Returns the cause where nothing arrives at any tick, so that something on the way is silent, 0 or late. */
    private Cause undriven(Population population, Map<String, int[]> counts) {
        Optional<Cause> source = silentSource(population, counts);
        if (source.isPresent()) {
            return source.get();
        }
        // Without a clock there is no end to be late for.
        for (Projection p : plan.eventDriven() ? List.<Projection>of() : into(population)) {
            double delay = Arrays.stream(numbers(p).delaysMs()).average().orElse(0);
            double length = plan.clock().lengthMs();
            if (delay >= length / 2) {
                return new Cause.Late(p.name(), delay, length);
            }
        }
        return Cause.TooLittle.unmeasured(main(population));
    }

    /** Returns the cause in an event-driven network, of which only spikes can be examined. */
    private Cause withoutTraces(Population population, Map<String, int[]> counts, int silent) {
        return silentSource(population, counts).orElseGet(() -> {
            boolean excited = into(population).stream()
                    .flatMapToDouble(p -> Arrays.stream(numbers(p).weights()))
                    .anyMatch(weight -> weight > 0);
            return excited ? Cause.TooLittle.unmeasured(main(population)) : new Cause.Inhibited(silent, silent);
        });
    }

    /** The population or input that a projection reads, past its dropout. */
    public static String source(NetworkPlan plan, Projection projection) {
        return plan.all(Dropout.class).stream()
                .filter(dropout -> dropout.name().equals(projection.from()))
                .findFirst()
                .map(Dropout::from)
                .orElse(projection.from());
    }

    private Optional<Cause> silentSource(Population population, Map<String, int[]> counts) {
        List<Cause> causes = new ArrayList<>();
        for (Projection p : into(population)) {
            String from = source(plan, p);
            boolean spikes = plan.all(Input.class).stream()
                            .anyMatch(input -> input.name().equals(from))
                    || !counts.containsKey(from)
                    || Arrays.stream(counts.get(from)).anyMatch(count -> count > 0);
            if (spikes && Arrays.stream(numbers(p).weights()).anyMatch(weight -> weight != 0)) {
                return Optional.empty();
            }
            causes.add(spikes ? new Cause.NoWeights(p.name()) : new Cause.SilentSource(from));
        }
        return causes.stream().findFirst();
    }

    private Cause tooLittle(Population population, Traces traces, int[] silent) {
        String projection = main(population);
        return Level.of(population, program)
                .filter(level -> population.step().states().contains(level.state()))
                .<Cause>map(level -> {
                    double[] peaks = Arrays.stream(silent)
                            .mapToDouble(n -> traces.peak(level.state(), n))
                            .sorted()
                            .toArray();
                    return new Cause.TooLittle(
                            level.state(), peaks[peaks.length / 2], level.name(), level.mean(), projection);
                })
                .orElse(Cause.TooLittle.unmeasured(projection));
    }

    private Recording run(Population population) {
        List<String> quantities = new ArrayList<>();
        if (!plan.eventDriven()) {
            population.step().inputs().forEach(input -> quantities.add(population.name() + "." + input));
            population.step().states().forEach(state -> quantities.add(population.name() + "." + state));
        }
        try (Session session =
                program.open(signal, RunOptions.INFERENCE.withDraws(seed, 0).recording(quantities))) {
            return WholeSample.advance(session, plan);
        } finally {
            // What a backend counts here is none of the run's.
            program.takeCounters();
        }
    }

    private static Map<String, int[]> counts(Recording recording) {
        return switch (recording) {
            case Recording.Ticks ticks -> ticks.spikeCounts();
            case Recording.Times times -> {
                Map<String, int[]> counts = new LinkedHashMap<>();
                times.firstSpikes()
                        .forEach((population, first) -> counts.put(
                                population,
                                Arrays.stream(first)
                                        .mapToInt(ms -> ms < Double.POSITIVE_INFINITY ? 1 : 0)
                                        .toArray()));
                yield counts;
            }
        };
    }

    /**
     * Places in [sample][neuron] that are silent: those of samples without a spike, or those of neurons that spike in
     * none.
     */
    private int[] silent(int[] counts, int neurons, boolean bySample, IntPredicate reached) {
        boolean[] spikes = new boolean[bySample ? counts.length / neurons : neurons];
        for (int n = 0; n < counts.length; n++) {
            spikes[bySample ? n / neurons : n % neurons] |= counts[n] > 0;
        }
        return IntStream.range(0, counts.length)
                .filter(n -> !spikes[bySample ? n / neurons : n % neurons] && reached.test(n % neurons))
                .toArray();
    }

    private List<Projection> into(Population population) {
        return plan.all(Projection.class).stream()
                .filter(p -> p.to().equals(population.name()) && !p.from().equals(population.name()))
                .toList();
    }

    /** The projection whose weights matter most: the first that is no loop. */
    private String main(Population population) {
        return into(population).stream().findFirst().map(Projection::name).orElse(population.name());
    }

    private TrainedProjection numbers(Projection projection) {
        if (network == null) {
            Map<String, double[]> numbers = new LinkedHashMap<>();
            plan.parameters().forEach(spec -> numbers.put(spec.name(), program.read(spec.name())));
            network = TrainedNetwork.of("", plan, numbers);
        }
        return new TrainedProjection(network, projection);
    }
}
