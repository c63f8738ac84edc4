package org.ranvier.plugins.backend.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.Requirements;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.testkit.spi.NetworkFactory;
import org.ranvier.testkit.spi.NetworkFactory.Sketch;

/** What needs all ticks of a sample is refused by name where some are in memory at a time. */
class RecomputationRefusalTest {

    private static final Requirements TRAINING = Requirements.training();

    private static Backend backend(Map<String, Object> settings) {
        SimdBackend backend = new SimdBackend();
        return backend.configured(Settings.of(backend.schema(), settings));
    }

    private static NetworkPlan plan(int ticks, int longest, Map<String, Object> more) {
        Map<String, Object> layer = new LinkedHashMap<>(more);
        layer.put("name", "hidden");
        layer.put("neurons", 3);
        layer.put("neuron", "leaky");
        layer.put("delays", Map.of("type", "slayer", "unit", "ticks", "max", longest));
        return NetworkFactory.find()
                .build(new Sketch(1, ticks, 2, true, false, 5, List.of(layer), List.of()))
                .plan();
    }

    @Test
    void aNetworkWithDelaysIsCarried() {
        assertThat(backend(Map.of("recompute", true)).check(plan(100, 5, Map.of()), TRAINING))
                .isEmpty();
    }

    @Test
    void normalisationOverAllTicksIsRefused() {
        NetworkPlan plan = plan(100, 5, Map.of("normalize", "batch"));

        assertThat(backend(Map.of()).check(plan, TRAINING)).isEmpty();
        assertThat(backend(Map.of("recompute", true)).check(plan, TRAINING))
                .extracting(Refusal::reason)
                .containsExactly(
                        "with 'recompute' it has some ticks at a time, and batch normalisation is over all ticks");
    }

    @Test
    void gradientsOfDormantSynapsesAreRefused() {
        NetworkPlan plan = plan(100, 5, Map.of());
        String projection = plan.all(NetworkPlan.Projection.class).getFirst().name();
        Requirements dormant = TRAINING.withDormantGradients(projection);

        assertThat(backend(Map.of("recompute", true)).check(plan, dormant))
                .extracting(Refusal::toString)
                .containsExactly(
                        projection + ": with 'recompute' it has some ticks at a time, and gradients of synapses"
                                + " that do not exist need all ticks");
    }

    @Test
    void delaysThatReachTooFarAreRefusedUnlessTheSegmentIsGiven() {
        NetworkPlan plan = plan(100, 50, Map.of());

        assertThat(backend(Map.of("recompute", true)).check(plan, TRAINING))
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.reason()).contains("52 ticks here, so that nothing is saved of 100"));
        assertThat(backend(Map.of("recompute", true, "segment", 20)).check(plan, TRAINING))
                .isEmpty();
        assertThat(backend(Map.of()).check(plan, TRAINING)).isEmpty();
    }
}
