package org.ranvier.plugins.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.testkit.spi.NetworkFactory;
import org.ranvier.testkit.spi.NetworkFactory.Sketch;

class PlanCheckTest {

    /** 200 × 300 synapses over 32 lags: three matrices of 7.3 MB. */
    private final NetworkPlan plan = NetworkFactory.find()
            .build(new Sketch(
                    1, 50, 200, false, false, 1, List.of(layer("hidden", 300), layer("output", 2)), List.of()))
            .plan();

    private static Map<String, Object> layer(String name, int neurons) {
        return Map.of(
                "name",
                name,
                "neurons",
                neurons,
                "neuron",
                "lif",
                "delays",
                Map.of("type", "triangle", "max", 31, "unit", "ticks"));
    }

    @Test
    void whatFitsIsNotRefused() {
        assertThat(PlanCheck.check(plan, 24 << 20)).isEmpty();
    }

    @Test
    void matricesThatDoNotFitAreRefusedWithTheirSize() {
        List<Refusal> refusals = PlanCheck.check(plan, 16 << 20);

        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.capability()).isEmpty();
            assertThat(refusal.element()).startsWith("hidden");
            assertThat(refusal.reason())
                    .isEqualTo(
                            "as matrices for 32 lags it needs 21 MB, and ND4J may use 16 MB; backend simd keeps lists of synapses");
        });
    }
}
