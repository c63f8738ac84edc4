package org.ranvier.plugins.backend.opencl;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ranvier.api.backend.Availability;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.testkit.Machine;
import org.ranvier.testkit.spi.Workshop;

/** What the tests of this module share. */
final class Opencl {

    static final int TICKS = 15;
    static final int CHANNELS = 6;

    private Opencl() {}

    /** Skips a test where there is no device, or fails it where one is required. */
    static void assumeDevice() {
        Availability availability = new OpenClBackend("").availability();
        Machine.require(
                "opencl",
                Optional.of(availability).filter(Availability.Available.class::isInstance),
                availability instanceof Availability.Unavailable(String reason, String remedy) ? reason + "; " + remedy : "");
    }

    /** Two layers of LIF neurons with delays that are learned. */
    static NetworkPlan plan(Map<String, Object> connection) {
        Map<String, Object> lif = Map.of("type", "lif", "tau_mem", 5, "v_threshold", 1);
        return Workshop.find()
                .build(new Workshop.Sketch(
                        1, TICKS, CHANNELS, false, true, 1,
                        List.of(
                                layer("hidden", 7, lif, "input", connection),
                                layer("output", 3, lif, "hidden", Map.of())),
                        List.of()))
                .plan();
    }

    private static Map<String, Object> layer(
            String name, int neurons, Map<String, Object> neuron, String from, Map<String, Object> more) {
        Map<String, Object> connection = new java.util.LinkedHashMap<>(Map.of(
                "from", from, "delays", Map.of("type", "triangle", "unit", "ticks", "max", 4)));
        connection.putAll(more);
        return Map.of("name", name, "neurons", neurons, "neuron", neuron, "from", List.of(connection));
    }

    /** Spikes at random. */
    static SignalBatch signal(int samples) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        double[] values = new double[samples * TICKS * CHANNELS];
        Arrays.setAll(values, n -> random.nextInt(3) == 0 ? 1 : 0);
        int[] lengths = new int[samples];
        Arrays.fill(lengths, TICKS);
        return new SignalBatch.Frames(samples, CHANNELS, TICKS, values, lengths);
    }
}
