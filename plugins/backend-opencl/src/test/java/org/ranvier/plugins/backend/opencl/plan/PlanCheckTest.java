package org.ranvier.plugins.backend.opencl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.testkit.spi.NetworkFactory;

/** What is refused for want of room; the rest of what is refused is the conformance suite's. Needs no device. */
class PlanCheckTest {

    private static NetworkPlan plan(int channels, Map<String, Object> delays) {
        Map<String, Object> connection = Map.of("from", "input", "delays", delays);
        Map<String, Object> layer = Map.of(
                "name",
                "output",
                "neurons",
                2,
                "neuron",
                Map.of("type", "lif", "tau_mem", 5, "v_threshold", 1),
                "from",
                List.of(connection));
        return NetworkFactory.find()
                .build(new NetworkFactory.Sketch(1, 10, channels, false, true, 1, List.of(layer), List.of()))
                .plan();
    }

    @Test
    void aNetworkOfUsualSizeIsCarried() {
        assertThat(PlanCheck.check(plan(65_535, Map.of("type", "fixed")))).isEmpty();
    }

    @Test
    void whatIsWiderThanDevicesCountIsRefusedByName() {
        assertThat(PlanCheck.check(plan(65_536, Map.of("type", "fixed"))))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.element()).isEqualTo("input");
                    assertThat(refusal.capability()).isEmpty();
                });
    }

    @Test
    void moreTapsThanIndicesReachAreRefusedByName() {
        Map<String, Object> wide = Map.of("type", "dcls", "unit", "ticks", "max", 20_000);
        assertThat(PlanCheck.check(plan(60_000, wide))).singleElement().satisfies(refusal -> {
            assertThat(refusal.element()).isEqualTo("output.input");
            assertThat(refusal.capability()).isEmpty();
        });
    }
}
