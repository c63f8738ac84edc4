package org.ranvier.plugins.backend.opencl;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.testkit.Machine;
import org.ranvier.testkit.spi.NetworkFactory;

/** What the tests of this module share. */
public final class Opencl {

    public static final int TICKS = 15;
    static final int CHANNELS = 6;

    private Opencl() {}

    /** Skips a test where there is no device, or fails it where one is required. */
    public static void assumeDevice() {
        Availability availability = new OpenClBackend("").availability();
        Machine.require(
                "opencl",
                Optional.of(availability).filter(Availability.Available.class::isInstance),
                availability instanceof Availability.Unavailable it ? it.reason() + "; " + it.remedy() : "");
    }

    /** Two layers of LIF neurons with delays that are learned. */
    public static NetworkPlan plan(Map<String, Object> connection) {
        Map<String, Object> lif = Map.of("type", "lif", "tau_mem", 5, "v_threshold", 1);
        return NetworkFactory.find()
                .build(new NetworkFactory.Sketch(
                        1,
                        TICKS,
                        CHANNELS,
                        false,
                        true,
                        1,
                        List.of(
                                layer("hidden", 7, lif, "input", connection),
                                layer("output", 3, lif, "hidden", Map.of())),
                        List.of()))
                .plan();
    }

    private static Map<String, Object> layer(
            String name, int neurons, Map<String, Object> neuron, String from, Map<String, Object> more) {
        Map<String, Object> connection = new java.util.LinkedHashMap<>(
                Map.of("from", from, "delays", Map.of("type", "triangle", "unit", "ticks", "max", 4)));
        connection.putAll(more);
        return Map.of("name", name, "neurons", neurons, "neuron", neuron, "from", List.of(connection));
    }

    /** Spikes at random. */
    static SignalBatch signal(int samples) {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = new double[samples * TICKS * CHANNELS];
        Arrays.setAll(values, n -> random.nextInt(3) == 0 ? 1 : 0);
        int[] lengths = new int[samples];
        Arrays.fill(lengths, TICKS);
        return new SignalBatch.Frames(samples, CHANNELS, TICKS, values, lengths);
    }

    /** What one training step gives. */
    public record Result(double[] outputs, double[] inputGradient, Map<String, double[]> gradients) {}

    /** Trains on spikes at random for a step, without the update; in one advance or in several. */
    public static Result train(OpenClBackend backend, int samples, int... advances) {
        return train(backend, Map.of(), samples, advances);
    }

    /** The same with something else about the connection into the hidden layer. */
    public static Result train(OpenClBackend backend, Map<String, Object> connection, int samples, int... advances) {
        NetworkPlan plan = plan(connection);
        try (Program program = backend.compile(plan, CompileOptions.of(1))) {
            SplittableRandom random = new SplittableRandom(3);
            for (ParameterSpec spec : plan.parameters()) {
                boolean synapses =
                        spec.name().endsWith("weights") || spec.name().endsWith("delays");
                double[] values = program.read(spec.name());
                Arrays.setAll(
                        values,
                        n -> synapses ? random.nextDouble(0, 1.5) : spec.name().endsWith("tau_mem") ? 5 : 1);
                program.write(spec.name(), values);
            }
            RunOptions options = RunOptions.training(1, 1).withInputGradient(true);
            try (Session session = program.open(signal(samples), options)) {
                Recording.Ticks recording = null;
                for (int ticks : advances) {
                    recording = (Recording.Ticks) session.advance(ticks);
                }
                session.backward(
                        Arrays.stream(recording.outputs()).map(s -> 0.1 - s).toArray());
                Map<String, double[]> gradients = new TreeMap<>();
                plan.parameters().stream()
                        .filter(ParameterSpec::trainable)
                        .forEach(p -> gradients.put(p.name(), program.readGradient(p.name())));
                return new Result(recording.outputs(), session.inputGradient(), gradients);
            }
        }
    }
}
