package org.ranvier.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ranvier.api.plan.TrainedNetwork;

class ReceptiveFieldsTest {

    /** Two channels; hidden neuron 0 has +, −, hidden neuron 1 has −; delays in ms on a clock of 2 ms. */
    private static Nets nets() {
        return Nets.of(2).population("hidden", 2).synapses("hidden", "input", "hidden", false, new double[][] {
            {0, 0, 0.5, 0}, {1, 0, -3, 4}, {0, 1, -0.1, 2}
        });
    }

    private static ReceptiveFields fields(TrainedNetwork network, String population) {
        return ReceptiveFields.of(network, population, DelayBins.of(network));
    }

    @Test
    void aNeuronThatReadsTheInputHasTheSignsOfItsWeightsAtTheirDelays() {
        ReceptiveFields fields = fields(nets().network(), "hidden");

        assertThat(fields.bins()).isEqualTo(4);
        assertThat(fields.binMs()).isEqualTo(2);
        assertThat(fields.fields().get(0)).containsExactly(1, 0, 0, 0, /* channel 1 */ 0, 0, -1, 0);
        assertThat(fields.fields().get(1)).containsExactly(0, -1, 0, 0, /* channel 1 */ 0, 0, 0, 0);
    }

    @Test
    void anOutputAddsUpThoseWeightedAndShiftedByItsDelays() {
        TrainedNetwork network = nets().population("output", 1)
                .synapses("output", "hidden", "output", false, new double[][] {{0, 0, 10, 2}, {1, 0, -2, 6}})
                .network();

        ReceptiveFields fields = fields(network, "output");

        assertThat(fields.bins()).isEqualTo(7);
        // 10 · (hidden 0, a tick later) − 2 · (hidden 1, three ticks later)
        assertThat(fields.fields().getFirst()).containsExactly(0, 10, 0, 0, 2, 0, 0, /* channel 1 */ 0, 0, 0, -10, 0, 0, 0);
    }

    @Test
    void delaysAreRoundedAsTheyActAtInference() {
        TrainedNetwork network = Nets.of(1)
                .population("output", 1)
                .synapses("output", "input", "output", false, new double[][] {{0, 0, 1, 2.9}})
                .network();

        // 2.9 ms are 1.45 ticks.
        assertThat(fields(network, "output").fields().getFirst()).containsExactly(0, 1, 0, 0);
    }

    @Test
    void severalSynapsesBetweenOnePairAddUp() {
        TrainedNetwork network = Nets.of(1)
                .population("output", 1)
                .synapses("output", "input", "output", false, new double[][] {{0, 0, 1, 2}, {0, 0, 3, 2}, {0, 0, -1, 6}})
                .network();

        assertThat(fields(network, "output").fields().getFirst()).containsExactly(0, 2, 0, -1);
    }

    @Test
    void recurrentProjectionsAreLeftOutAndNamed() {
        TrainedNetwork network = nets().synapses(
                        "loop", "hidden", "hidden", true, new double[][] {{0, 0, 9, 2}, {1, 1, 9, 2}})
                .network();

        ReceptiveFields fields = fields(network, "hidden");

        assertThat(fields.leftOut()).containsExactly("loop");
        assertThat(Arrays.stream(fields.fields().getFirst()).map(Math::abs).max()).hasValue(1);
    }

    @Test
    void aPopulationThatNothingReachesIsRefused() {
        TrainedNetwork network = nets().population("alone", 1).network();

        assertThatThrownBy(() -> fields(network, "alone")).hasMessage("no way leads from the input to 'alone'");
    }
}
