package org.ranvier.plugins.synapses.standard.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Settings;
import org.ranvier.api.model.SynapseList;

class FixedSparseTest {

    private static final int POST = 64;

    private final FixedSparse sparse = new FixedSparse();

    @ParameterizedTest
    @CsvSource({"40, 0.875, 5", "40, 0, 40", "40, 0.998, 1", "1, 0.5, 1", "256, 0.5, 128"})
    void everyNeuronHasTheSameFanInOfDifferentPartners(int pre, double sparsity, int fanIn) {
        SynapseList.Sparse synapses = connect(pre, sparsity, 1, 7);
        assertThat(synapses.size()).isEqualTo(fanIn * POST);
        for (int s = 0; s < synapses.size(); s++) {
            assertThat(synapses.postOf(s)).isEqualTo(s / fanIn);
            if (s % fanIn > 0) {
                assertThat(synapses.preOf(s)).isGreaterThan(synapses.preOf(s - 1));
            }
        }
    }

    @Test
    void seedAndStreamDecideAndNothingElse() {
        int[] partners = connect(40, 0.875, 1, 7).preIndex();
        assertThat(connect(40, 0.875, 1, 7).preIndex()).isEqualTo(partners);
        assertThat(connect(40, 0.875, 2, 7).preIndex()).isNotEqualTo(partners);
        assertThat(connect(40, 0.875, 1, 8).preIndex()).isNotEqualTo(partners);
    }

    @Test
    void everyPartnerIsAboutEquallyLikely() {
        int[] fanOut = new int[8];
        for (int seed = 0; seed < 250; seed++) {
            for (int pre : connect(8, 0.75, seed, 0).preIndex()) {
                fanOut[pre]++;
            }
        }
        int expected = 250 * POST * 2 / 8;
        assertThat(fanOut).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(expected * 95 / 100, expected * 105 / 100);
            }
        });
    }

    private SynapseList.Sparse connect(int pre, double sparsity, long seed, int stream) {
        Settings settings = Settings.of(sparse.schema(), Map.of("sparsity", sparsity));
        return (SynapseList.Sparse) sparse.connect(settings, pre, POST, seed, stream);
    }
}
