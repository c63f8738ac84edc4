package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.training.plan.BuiltNetwork;
import org.ranvier.training.plan.PlanBuilder;

/** Recording, training and gradients are choices of their own: none changes what the others do. */
class RunModesTest {

    private static final int TICKS = 6;
    private static final Map<String, Object> LIF = Map.of("type", "lif", "tau_mem", 3, "v_threshold", 1.3);

    private static final Map<String, Object> EXCITING =
            Map.of("init", Map.of("type", "uniform", "low", 0.1, "high", 0.5));

    private final Components components = Components.open();

    @ParameterizedTest
    @CsvSource({"true, batch", "true, none", "false, batch", "false, none"})
    void recordsAllQuantitiesWithoutGradientsToo(boolean training, String normalize) {
        BuiltNetwork network = build(List.of(layer("hidden", normalize, List.of("input"))));
        List<String> quantities = List.of("hidden.current", "hidden.v", "hidden.spikes", "hidden.output");
        Map<String, double[]> traces = run(
                network,
                RunOptions.INFERENCE.withTraining(training).withDraws(1, 0).recording(quantities));
        assertThat(traces).containsOnlyKeys(quantities);
        assertThat(traces.get("hidden.spikes")).contains(1).contains(0);
        assertThat(traces.get("hidden.current")).doesNotContain(0);
        Map<String, double[]> withGradients = run(
                network,
                RunOptions.INFERENCE
                        .withTraining(training)
                        .withGradients(true)
                        .withDraws(1, 0)
                        .recording(quantities));
        quantities.forEach(q -> assertThat(traces.get(q)).as(q).isEqualTo(withGradients.get(q)));
    }

    @Test
    void refusesBatchNormalisationInALoopOfSeveralLayers() {
        NetworkPlan plan = build(List.of(
                        layer("first", "none", List.of("input", "second")), layer("second", "batch", List.of("first"))))
                .plan();
        assertThat(components.backend().check(plan))
                .containsExactly(Refusal.of(
                        "first.second",
                        Capability.BATCH_NORM,
                        "batch normalisation inside a recurrent loop would need statistics of ticks to come"));
    }

    @Test
    void carriesALoopBesideABatchNormalisation() {
        NetworkPlan plan = build(List.of(
                        layer("first", "batch", List.of("input")), layer("second", "none", List.of("first", "second"))))
                .plan();
        assertThat(components.backend().check(plan)).isEmpty();
    }

    private BuiltNetwork build(List<Map<String, Object>> layers) {
        return PlanBuilder.build(components.read(layers, 1, TICKS, 2), 1);
    }

    private static Map<String, Object> layer(String name, String normalize, List<String> from) {
        return Map.of(
                "name",
                name,
                "neurons",
                3,
                "neuron",
                LIF,
                "from",
                from.stream()
                        .map(source -> {
                            Map<String, Object> connection = new HashMap<>(Map.of("from", source, "weights", EXCITING));
                            if (!normalize.equals("none")) {
                                connection.put("normalize", normalize);
                            }
                            return connection;
                        })
                        .toList());
    }

    private Map<String, double[]> run(BuiltNetwork network, RunOptions options) {
        double[] frames = new SplittableRandom(3).doubles(2 * TICKS * 2, 0, 3).toArray();
        SignalBatch signal = new SignalBatch.Frames(2, 2, TICKS, frames, new int[] {TICKS, TICKS});
        try (Program program = components.backend().compile(network.plan(), CompileOptions.of(1))) {
            network.initialize(program, 5);
            try (Session session = program.open(signal, options)) {
                return ((Recording.Ticks) session.advance(TICKS)).traces();
            }
        }
    }
}
