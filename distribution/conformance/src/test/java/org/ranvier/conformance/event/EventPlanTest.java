package org.ranvier.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Capability;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.plan.LoweredResponse;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.conformance.sketch.Sketch;
import org.ranvier.training.simulate.Simulation;

/** What cannot be driven by events is refused by name, all of it at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventPlanTest {

    private final Sketch sketch = new Sketch();

    @Test
    void everyImpossiblePairIsNamed() {
        assertThatThrownBy(() -> sketch.read(network(
                        layer("neuron", "adlif-plus"),
                        layer("delays", "fixed"),
                        layer("delays", delays("cut", 0.2)),
                        layer("neuron", map("type", "lif-exact", "train", List.of("tau_mem"))))))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("'delgrad' needs a neuron with a response kernel; 'adlif-plus' has none")
                .hasMessageContaining("'hidden2' has the delays 'fixed', which need a clock")
                .hasMessageContaining("'hidden3' follows another event rule than 'hidden1'")
                .hasMessageContaining("'delgrad' trains weights and delays, not [tau_mem]");
    }

    @Test
    void trainedNumbersWithoutBoundsNeedAStart() {
        Map<String, Object> network = network(layer("delays", delays("transform", "clip")));
        network.remove("time");
        assertThatThrownBy(() -> sketch.read(network))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("the delays of 'output' may start anywhere");
    }

    @Test
    void theReferenceBackendNamesWhatSingleSpikesCannotExpress() {
        Map<String, Object> loop = map("from", "hidden", "delays", delays("max", 3));
        Map<String, Object> input = map(
                "from",
                "input",
                "bias",
                true,
                "normalize",
                "batch",
                "synapse",
                "exponential",
                "delays",
                delays("max", 3));
        Simulation simulation = sketch.read(network(
                map(
                        "name",
                        "hidden",
                        "neurons",
                        2,
                        "neuron",
                        "lif-exact",
                        "dropout",
                        0.1,
                        "from",
                        List.of(input, loop)),
                map("neurons", 2, "neuron", "lif-exact", "output", "v", "delays", delays("max", 3))));
        List<Refusal> refusals = sketch.reference().check(simulation.network().plan());
        assertThat(refusals)
                .extracting(Refusal::element, refusal -> refusal.capability().orElseThrow())
                .containsExactlyInAnyOrder(
                        tuple("hidden.input", Capability.EVENT_DRIVEN),
                        tuple("hidden.input", Capability.EVENT_DRIVEN),
                        tuple("hidden.input.normalize", Capability.BATCH_NORM),
                        tuple("hidden.dropout", Capability.DROPOUT),
                        tuple("hidden.hidden", Capability.RECURRENT),
                        tuple("output", Capability.EVENT_DRIVEN));
    }

    @Test
    void aNeuronThatDoesNotSayWhatASpikeLeavesBehindSpikesOnlyOnce() {
        NetworkPlan several = sketch.read(network(layer("delays", delays("spikes", 3))))
                .network()
                .plan();
        NetworkPlan once =
                sketch.read(network(layer("delays", "delgrad"))).network().plan();
        assertThat(sketch.reference().check(several)).isEmpty();
        assertThat(sketch.reference().check(withoutReset(once))).isEmpty();
        assertThat(sketch.reference().check(withoutReset(several)))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.element()).isEqualTo("output");
                    assertThat(refusal.reason()).contains("'lif-exact' does not say what a spike leaves behind");
                });
        assertThat(sketch.backend("simd").check(withoutReset(several))).hasSize(1);
    }

    private static NetworkPlan withoutReset(NetworkPlan plan) {
        return plan.withElements(plan.elements().stream()
                .map(e -> e instanceof Population p ? withoutReset(p) : e)
                .toList());
    }

    private static Population withoutReset(Population p) {
        LoweredResponse response = p.response().orElseThrow();
        return new Population(
                p.name(),
                p.neurons(),
                p.model(),
                p.step(),
                Optional.of(new LoweredResponse(response.powers(), response.code())));
    }

    @Test
    void framesAreNoSpikeTimes() {
        Simulation simulation = sketch.read(network(layer("delays", delays("max", 3))));
        try (Program program = sketch.compile(simulation, 1)) {
            SignalBatch frames = new SignalBatch.Frames(1, 2, 1, new double[2], new int[] {1});
            assertThatThrownBy(() -> program.open(frames, Sketch.GRADIENTS))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining("needs spike times");
            // The refused session holds nothing.
            program.open(simulation.signal(), Sketch.GRADIENTS).close();
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Map<String, Object> network(Map<String, Object>... layers) {
        return map(
                "time",
                map("steps", 10),
                "network",
                new ArrayList<>(List.of(layers)),
                "input",
                map("channels", 2, "spikes", new double[][] {{0, 1}}));
    }

    private static Map<String, Object> delays(String key, Object value) {
        return map("type", "delgrad", key, value);
    }

    private static Map<String, Object> layer(String key, Object value) {
        Map<String, Object> layer = map("neurons", 2, "neuron", "lif-exact", "delays", "delgrad");
        layer.put(key, value);
        return layer;
    }
}
