package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterSpec;

/**
 * The same program on the reference and on the simd backend, fed the same; what comes out is compared in single
 * precision.
 */
final class SimdTwins implements AutoCloseable {

    /** The largest difference, relative to the largest number of an array. */
    private double tolerance = 1e-4;

    private final Program reference;
    private final Program simd;

    SimdTwins(Components components, NetworkPlan plan, LoweredUpdate... updates) {
        reference = Plugins.reference(components.plugins())
                .compile(plan, CompileOptions.of(1).withUpdates(List.of(updates)));
        simd = Plugins.simd(components.plugins())
                .compile(plan, CompileOptions.of(2).withUpdates(List.of(updates)));
    }

    /** Allows for larger differences, where sums of large numbers nearly cancel. */
    void tolerate(double difference) {
        tolerance = difference;
    }

    /** Gives both the same random parameters. */
    void start(SplittableRandom random) {
        for (ParameterSpec spec : reference.plan().parameters()) {
            double[] numbers = random.doubles(spec.size())
                    .map(u -> (float) RandomNetwork.number(spec, reference.plan(), random))
                    .toArray();
            both(p -> p.write(spec.name(), numbers));
        }
    }

    void both(Consumer<Program> action) {
        action.accept(reference);
        action.accept(simd);
    }

    /**
     * Runs a batch on both, with gradients where asked for, and compares outputs, traces, spike counts and gradients.
     */
    void run(SignalBatch signal, RunOptions options) {
        run(signal, options, List.of());
    }

    /**
     * The same.
     *
     * @param looks what else is read after backward, and compared
     */
    void run(SignalBatch signal, RunOptions options, List<Function<Session, double[]>> looks) {
        List<Recording.Ticks> recordings = new ArrayList<>();
        List<double[]> looked = new ArrayList<>();
        both(program -> {
            try (Session session = program.open(signal, options)) {
                Recording.Ticks recording =
                        (Recording.Ticks) session.advance(program.plan().ticks());
                recordings.add(recording);
                if (options.gradients()) {
                    double[] gradient = new double[recording.outputs().length];
                    java.util.Arrays.setAll(gradient, n -> Math.sin(n * 0.37 + 1));
                    session.backward(gradient);
                    looks.forEach(look -> looked.add(look.apply(session)));
                }
            }
        });
        for (int n = 0; n < looks.size(); n++) {
            compare("look " + n, looked.get(looks.size() + n), looked.get(n));
        }
        Recording.Ticks expected = recordings.getFirst();
        compare("output", recordings.getLast().outputs(), expected.outputs());
        expected.traces()
                .forEach((key, trace) ->
                        compare(key, recordings.getLast().traces().get(key), trace));
        expected.spikeCounts()
                .forEach((name, counts) -> assertThat(
                                recordings.getLast().spikeCounts().get(name))
                        .as(name)
                        .isEqualTo(counts));
        if (options.gradients()) {
            trained().forEach(name -> agree("d " + name, program -> program.readGradient(name)));
        }
    }

    /** Compares parameters and what optimisers keep of them. */
    void parametersAgree() {
        for (String name : trained()) {
            agree(name, program -> program.read(name));
            for (String slot : reference.readSlots(name).keySet()) {
                agree(name + "/" + slot, program -> program.readSlots(name).get(slot));
            }
        }
    }

    private List<String> trained() {
        return reference.plan().parameters().stream()
                .filter(ParameterSpec::trainable)
                .map(ParameterSpec::name)
                .toList();
    }

    private void agree(String what, Function<Program, double[]> read) {
        compare(what, read.apply(simd), read.apply(reference));
    }

    private void compare(String what, double[] actual, double[] expected) {
        double scale = 1e-6;
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int n = 0; n < expected.length; n++) {
            assertThat(actual[n]).as(what + "[" + n + "]").isCloseTo(expected[n], within(tolerance * scale));
        }
    }

    /**
     * A batch of events, each channel and tick with some probability; in single precision, as both backends read it.
     */
    static SignalBatch.Events events(SplittableRandom random, int samples, int channels, int ticks, double share) {
        int[] first = new int[samples + 1];
        List<double[]> events = new ArrayList<>();
        for (int b = 0; b < samples; b++) {
            for (int t = 0; t < ticks; t++) {
                for (int c = 0; c < channels; c++) {
                    if (random.nextDouble() < share) {
                        events.add(new double[] {c, t, (float) random.nextDouble(0.5, 1.5)});
                    }
                }
            }
            first[b + 1] = events.size();
        }
        return new SignalBatch.Events(
                samples,
                channels,
                first,
                events.stream().mapToInt(e -> (int) e[0]).toArray(),
                events.stream().mapToDouble(e -> e[1]).toArray(),
                events.stream().mapToDouble(e -> e[2]).toArray());
    }

    /** The same, each event a spike of 1. */
    static SignalBatch.Events spikes(SplittableRandom random, int samples, int channels, int ticks, double share) {
        SignalBatch.Events e = events(random, samples, channels, ticks, share);
        double[] ones = e.value().clone();
        java.util.Arrays.fill(ones, 1);
        return new SignalBatch.Events(samples, channels, e.first(), e.channel(), e.timeMs(), ones);
    }

    /**
     * One hidden layer and a readout, both with delays; the numbers of {@code more} are put into the hidden layer's
     * connection.
     */
    static List<Map<String, Object>> layers(int hidden, String site, String learner, Map<String, Object> more) {
        Map<String, Object> delays = Map.of("type", learner, "site", site, "max", 5);
        Map<String, Object> first = new java.util.LinkedHashMap<>(Map.of(
                "name",
                "hidden",
                "neurons",
                hidden,
                "neuron",
                Map.of("type", "lif", "tau_mem", 4, "v_threshold", 0.7),
                "weights",
                Map.of("init", "normal"),
                "delays",
                delays));
        first.putAll(more);
        return List.of(
                first,
                Map.of(
                        "name",
                        "readout",
                        "neurons",
                        3,
                        "neuron",
                        "leaky",
                        "weights",
                        Map.of("init", "normal"),
                        "delays",
                        delays));
    }

    @Override
    public void close() {
        both(Program::close);
    }
}
