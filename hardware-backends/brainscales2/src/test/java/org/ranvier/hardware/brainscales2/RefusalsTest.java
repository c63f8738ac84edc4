package org.ranvier.hardware.brainscales2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.hardware.brainscales2.chip.Figures;

/** What the chip cannot carry is refused before anything runs, and the limit is named. */
class RefusalsTest {

    private final Backend chip = new BrainScaleS2Backend();

    @Test
    void theNetworkOfThePaperIsCarried() {
        assertThat(chip.check(Networks.yinYang().plan())).isEmpty();
        assertThat(chip.check(Networks.yinYang().network())).isEmpty();
    }

    @Test
    void synapticAndDendriticDelaysAre() {
        for (String site : List.of("synaptic", "dendritic")) {
            assertThat(refused(Networks.of(4).layer("output", 3, Map.of("delays", Networks.delays(site)))))
                    .containsExactly(
                            "output: its delays are " + site
                                    + ", but a delay element of the chip delays all spikes of its source: delays must be axonal");
        }
    }

    @Test
    void aSecondHiddenLayerIs() {
        assertThat(refused(Networks.of(4)
                        .layer("one", 3, Map.of())
                        .layer("two", 3, Map.of())
                        .layer("output", 3, Map.of())))
                .containsExactly("two: the chip has one hidden layer, and this network 2");
    }

    @Test
    void aLoopIs() {
        Networks recurrent =
                Networks.of(4).layer("hidden", 3, Map.of("from", "hidden")).layer("output", 3, Map.of());
        assertThat(refused(recurrent)).singleElement().asString().contains("spikes go forward");
    }

    @Test
    void severalSpikesOfANeuronAre() {
        Map<String, Object> twice =
                Map.of("delays", Map.of("type", "delgrad", "site", "axonal", "shift", 2, "scale", 1.5, "spikes", 2));
        assertThat(refused(Networks.of(4).layer("output", 3, twice)))
                .containsExactly("output: of every neuron the chip reads out the first spike, and 2 are to count");
    }

    @Test
    void aNetworkWithAClockIs() {
        Networks clocked = Networks.of(4)
                .layer(
                        "output",
                        3,
                        Map.of("neuron", Map.of("type", "lif"), "delays", Map.of("type", "fixed", "site", "axonal")));
        assertThat(refused(clocked)).singleElement().asString().contains("the chip has no clock");
    }

    @Test
    void moreThanThereIsIsWithTheLimit() {
        assertThat(refused(Networks.of(4)
                        .layer("hidden", 3, Map.of("connectivity", Map.of("type", "dense", "copies", 33)))
                        .layer("output", 3, Map.of())))
                .containsExactly("hidden: a neuron has 132 inputs, but a circuit 128, of 256 rows two for each");
        assertThat(refused(Networks.of(4).layer("hidden", 125, Map.of()).layer("output", 3, Map.of())))
                .containsExactly(
                        "output: its delays bring the network to 129 delay elements, of which the chip has 128");
        assertThat(refused(Networks.of(100).layer("output", 313, Map.of())))
                .containsExactly(
                        "output: the network needs 513 circuits, 313 for neurons and two for each of 100 delay elements,"
                                + " but the chip has 512");
        assertThat(refused(Networks.of(100).layer("output", 312, Map.of()))).isEmpty();
    }

    @Test
    void theLimitsAreSettings() {
        Backend small = configured(Map.of("circuits", 64, "fan_in", 10, "delay_elements", 5));
        assertThat(small.check(Networks.yinYang().plan())).hasSize(4);
        Backend large = configured(Map.of("circuits", 1024, "delay_elements", 300));
        assertThat(large.check(Networks.of(4)
                        .layer("hidden", 125, Map.of())
                        .layer("output", 3, Map.of())
                        .plan()))
                .isEmpty();
    }

    @Test
    void otherResponsesThanTheChipsAre() {
        assertThat(numbersRefused(Networks.of(4).layer("output", 3, Map.of("neuron", Networks.neuron(2, 1)))))
                .singleElement()
                .asString()
                .contains("tau_mem must equal tau_syn");
        assertThat(numbersRefused(Networks.of(4)
                        .layer("hidden", 3, Map.of())
                        .layer("output", 3, Map.of("neuron", Networks.neuron(1.5, 1.5)))))
                .containsExactly(
                        "output: the chip has one time constant, but neuron 0 has 1.5 ms and others have 1.0 ms");
    }

    @Test
    void zeroDelaysAndThoseOutOfReachAreReported() {
        TrainedNetwork network = Networks.of(4)
                .layer(
                        "output",
                        3,
                        Map.of(
                                "delays",
                                Map.of(
                                        "type",
                                        "delgrad",
                                        "site",
                                        "axonal",
                                        "transform",
                                        "clip",
                                        "shift",
                                        0,
                                        "max",
                                        10,
                                        "values",
                                        List.of(0, 2, 3, 6))))
                .network();
        assertThat(texts(chip.check(network)))
                .containsExactly(
                        "output: 2 of its 4 delays lie outside what delay elements have, 1.375 to 5.54167 ms (8.25 to 33.25 µs on"
                                + " the chip); the first is 0 ms, and no element has a zero delay",
                        "output: training may take its delays from 0 to 10 ms, beyond what delay elements have, 1.375 to 5.54167 ms"
                                + " (8.25 to 33.25 µs on the chip); bound them, as 'delgrad' does with 'shift' and 'scale', or 'max'");
    }

    @Test
    void delaysUpToBothEndsOfTheReachAreCarriedInAnyUnitOfTime() {
        for (double tau : new double[] {0.006, 6}) {
            Networks edge = Networks.of(2)
                    .layer(
                            "output",
                            3,
                            Map.of(
                                    "neuron", Networks.neuron(tau, tau),
                                    "delays",
                                            Map.of(
                                                    "type",
                                                    "delgrad",
                                                    "site",
                                                    "axonal",
                                                    "transform",
                                                    "clip",
                                                    "shift",
                                                    8.25 / 6 * tau,
                                                    "max",
                                                    33.25 / 6 * tau,
                                                    "values",
                                                    List.of(8.25 / 6 * tau, 33.25 / 6 * tau))));
            TrainedNetwork network = edge.network();
            assertThat(chip.check(network)).isEmpty();
            Translation translation = Translation.of(network, Figures.PUBLISHED);
            Placement placement = Placement.of(network.plan(), translation.delayed(), Figures.PUBLISHED);
            assertThat(translation.levels(placement).levels().delays()).containsExactly(50, 250);
        }
    }

    @Test
    void settingsThatContradictEachOtherAre() {
        assertThatThrownBy(
                        () -> configured(Map.of("address", "127.0.0.1:1", "token_file", "t", "chip", 3, "jitter", 0)))
                .hasMessage("'chip', 'jitter' would set the emulator and has no effect on a chip at an 'address'");
        assertThatThrownBy(() -> configured(Map.of("address", "127.0.0.1:1")))
                .hasMessageContaining("needs a 'token_file'");
        assertThatThrownBy(() -> configured(Map.of("address", "here", "token_file", "t")))
                .hasMessageContaining("must be host:port");
        assertThatThrownBy(() -> configured(Map.of("delay_least", 251))).hasMessageContaining("'delay_least' is above");
    }

    private Backend configured(Map<String, Object> settings) {
        return chip.configured(Settings.of(chip.schema(), new LinkedHashMap<>(settings)));
    }

    private List<String> refused(Networks networks) {
        return texts(chip.check(networks.plan()));
    }

    private List<String> numbersRefused(Networks networks) {
        assertThat(refused(networks)).isEmpty();
        return texts(chip.check(networks.network()));
    }

    private static List<String> texts(List<Refusal> refusals) {
        return Arrays.stream(refusals.toArray(Refusal[]::new))
                .map(r -> r.element() + ": " + r.reason())
                .toList();
    }
}
