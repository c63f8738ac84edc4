package org.ranvier.report.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.model.Expr;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.report.network.RecordedSample.Spikes;
import org.ranvier.report.network.RecordedSample.Trace;
import org.ranvier.training.report.NetworkObserver;

/** Records some samples through every population: spikes, and the potential that spikes follow from. */
final class SampleRecorder implements NetworkObserver {

    private static final String SPIKES = ".spikes";
    private static final String OUTPUT = "output";

    /** So many neurons of a population have their potential shown. */
    private static final int TRACES = 3;

    /** So many numbers are recorded of a population at most. */
    private static final long ROOM = 1L << 22;

    private static final int MOST = 32;

    private final List<RecordedSample> samples = new ArrayList<>();

    /** Returns how many samples fit. */
    static int most(NetworkPlan plan) {
        long ticks = plan.eventDriven() ? 1 : plan.ticks();
        long widest = plan.all(Population.class).stream()
                .mapToLong(Population::neurons)
                .max()
                .orElse(1);
        return Math.clamp(ROOM / (widest * ticks), 1, MOST);
    }

    List<RecordedSample> samples() {
        return samples;
    }

    @Override
    public List<String> quantities(NetworkPlan plan) {
        List<String> quantities = new ArrayList<>();
        for (Population p : plan.all(Population.class)) {
            if (p.step().spiking()) {
                quantities.add(p.name() + SPIKES);
            }
            if (!plan.eventDriven()) {
                quantities.add(p.name() + "." + potential(p));
            }
        }
        return quantities;
    }

    /** The state that a threshold compares; of neurons without one, what they put out. */
    private static String potential(Population population) {
        return population
                .model()
                .threshold()
                .map(threshold -> threshold.potential())
                .filter(Expr.Variable.class::isInstance)
                .map(potential -> ((Expr.Variable) potential).symbol().name())
                .filter(population.step().states()::contains)
                .orElse(OUTPUT);
    }

    @Override
    public void batch(ObservedBatch batch) {
        for (int b = 0; b < batch.recording().samples(); b++) {
            samples.add(sample(batch, b));
        }
    }

    private RecordedSample sample(ObservedBatch batch, int b) {
        NetworkPlan plan = batch.network().plan();
        Map<String, Spikes> spikes = new LinkedHashMap<>();
        Map<String, Trace> traces = new LinkedHashMap<>();
        for (Population p : plan.all(Population.class)) {
            switch (batch.recording()) {
                case Recording.Ticks ticks -> {
                    double[] own = ticks.traces().get(p.name() + SPIKES);
                    if (own != null) {
                        spikes.put(p.name(), spikes(own, b, ticks.ticks(), p, plan.dtMs()));
                    }
                    trace(batch.network(), ticks, b, p, spikes.get(p.name()))
                            .ifPresent(trace -> traces.put(p.name(), trace));
                }
                case Recording.Times times -> spikes.put(p.name(), spikes(times, b, p));
            }
        }
        Spikes input = input(batch.signal(), b, plan);
        return new RecordedSample(
                samples.size(),
                length(plan, input, spikes),
                plan.eventDriven() ? 0 : plan.ticks(),
                input,
                plan.input().graded(),
                spikes,
                traces);
    }

    /** The simulated time; without a clock, the time of the last event. */
    private static double length(NetworkPlan plan, Spikes input, Map<String, Spikes> spikes) {
        if (!plan.eventDriven()) {
            return plan.clock().lengthMs();
        }
        return DoubleStream.concat(
                        Arrays.stream(input.timesMs()),
                        spikes.values().stream().flatMapToDouble(s -> Arrays.stream(s.timesMs())))
                .max()
                .orElse(1);
    }

    private static Spikes spikes(double[] trace, int sample, int ticks, Population p, double dtMs) {
        int from = sample * ticks * p.neurons();
        int[] places = IntStream.range(0, ticks * p.neurons())
                .filter(n -> trace[from + n] != 0)
                .toArray();
        return new Spikes(
                Arrays.stream(places).mapToDouble(n -> n / p.neurons() * dtMs).toArray(),
                Arrays.stream(places).map(n -> n % p.neurons()).toArray(),
                Arrays.stream(places).mapToDouble(n -> trace[from + n]).toArray(),
                p.neurons());
    }

    private static Spikes spikes(Recording.Times times, int sample, Population p) {
        double[] all = times.spikes().get(p.name());
        int size = p.neurons() * times.perNeuron();
        int[] places = IntStream.range(0, size)
                .filter(n -> Double.isFinite(all[sample * size + n]))
                .toArray();
        return new Spikes(
                Arrays.stream(places).mapToDouble(n -> all[sample * size + n]).toArray(),
                Arrays.stream(places).map(n -> n / times.perNeuron()).toArray(),
                Arrays.stream(places).mapToDouble(n -> 1).toArray(),
                p.neurons());
    }

    private static Spikes input(SignalBatch signal, int sample, NetworkPlan plan) {
        return switch (signal) {
            case SignalBatch.Events events -> {
                int from = events.first()[sample];
                int to = events.first()[sample + 1];
                yield new Spikes(
                        Arrays.copyOfRange(events.timeMs(), from, to),
                        Arrays.copyOfRange(events.channel(), from, to),
                        Arrays.copyOfRange(events.value(), from, to),
                        events.channels());
            }
            case SignalBatch.Frames frames -> {
                int size = frames.ticks() * frames.channels();
                int[] places = IntStream.range(0, size)
                        .filter(n -> frames.values()[sample * size + n] != 0)
                        .toArray();
                yield new Spikes(
                        Arrays.stream(places)
                                .mapToDouble(n -> n / frames.channels() * plan.dtMs())
                                .toArray(),
                        Arrays.stream(places).map(n -> n % frames.channels()).toArray(),
                        Arrays.stream(places)
                                .mapToDouble(n -> frames.values()[sample * size + n])
                                .toArray(),
                        frames.channels());
            }
        };
    }

    private static Optional<Trace> trace(
            TrainedNetwork network, Recording.Ticks ticks, int sample, Population p, Spikes spikes) {
        String state = potential(p);
        double[] values = ticks.traces().get(p.name() + "." + state);
        if (values == null) {
            return Optional.empty();
        }
        int[] shown = shown(p, spikes);
        double[][] traces = new double[shown.length][ticks.ticks()];
        double[] times = new double[ticks.ticks()];
        for (int t = 0; t < ticks.ticks(); t++) {
            times[t] = t * network.plan().dtMs();
            for (int n = 0; n < shown.length; n++) {
                traces[n][t] = values[(sample * ticks.ticks() + t) * p.neurons() + shown[n]];
            }
        }
        return Optional.of(new Trace(state, times, shown, traces, threshold(network, p, shown)));
    }

    /** Those that spike most; where nothing spikes, the first, which of an output are classes. */
    private static int[] shown(Population p, Spikes spikes) {
        int most = p.step().spiking() ? TRACES : 2 * TRACES;
        int[] counts = new int[p.neurons()];
        if (spikes != null) {
            Arrays.stream(spikes.neurons()).forEach(n -> counts[n]++);
        }
        return IntStream.range(0, p.neurons())
                .boxed()
                .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** The threshold, where it is a number that the neurons shown have in common. */
    private static double threshold(TrainedNetwork network, Population p, int[] shown) {
        if (p.model().threshold().isEmpty() || potential(p).equals(OUTPUT)) {
            return Double.NaN;
        }
        return switch (p.model().threshold().get().level()) {
            case Expr.Constant constant -> constant.value();
            case Expr.Variable level -> {
                double[] values = network.values(p.name(), Role.NEURON_PARAMETER)
                        .get(level.symbol().name());
                yield values == null
                                || Arrays.stream(shown)
                                                .mapToDouble(n -> values[n])
                                                .distinct()
                                                .count()
                                        > 1
                        ? Double.NaN
                        : values[shown[0]];
            }
            default -> Double.NaN;
        };
    }
}
