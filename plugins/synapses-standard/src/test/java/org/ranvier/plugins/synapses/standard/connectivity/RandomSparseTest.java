package org.ranvier.plugins.synapses.standard.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Settings;
import org.ranvier.api.model.SynapseList;

class RandomSparseTest {

    private final RandomSparse sparse = new RandomSparse();

    @ParameterizedTest
    @CsvSource({"40, 256, 0.875, 1280", "40, 256, 0.998, 20", "3, 2, 0, 6", "3, 2, 0.999, 1"})
    void soManyDifferentPairsHaveASynapse(int pre, int post, double sparsity, int synapses) {
        SynapseList.Sparse list = connect(pre, post, sparsity, 1);

        assertThat(list.size()).isEqualTo(synapses);
        for (int s = 1; s < list.size(); s++) {
            assertThat(pair(list, s)).isGreaterThan(pair(list, s - 1));
        }
        assertThat(connect(pre, post, sparsity, 1).preIndex()).isEqualTo(list.preIndex());
    }

    @Test
    void everyPairIsAboutEquallyLikely() {
        int[] often = new int[12];
        for (int seed = 0; seed < 2000; seed++) {
            SynapseList.Sparse list = connect(4, 3, 0.75, seed);
            for (int s = 0; s < list.size(); s++) {
                often[pair(list, s)]++;
            }
        }
        // 500 expected of each, with a standard deviation of 19.
        assertThat(often).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(400, 600);
            }
        });
    }

    private static int pair(SynapseList list, int s) {
        return list.postOf(s) * list.pre() + list.preOf(s);
    }

    private SynapseList.Sparse connect(int pre, int post, double sparsity, long seed) {
        Settings settings = Settings.of(sparse.schema(), Map.of("sparsity", sparsity));
        return (SynapseList.Sparse) sparse.connect(settings, pre, post, seed, 5);
    }
}
