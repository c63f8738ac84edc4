package org.ranvier.plugins.datasets.yinyang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MersenneTwisterTest {

    @ParameterizedTest
    @CsvSource({
        "42, 1608637542, 3421126067, 4083286876, 787846414",
        "41, 1077708736, 2923037603, 197980044, 1378570210",
        "40, 1751002438, 2765994203, 237795335, 481769637"
    })
    void drawsNumpysWords(int seed, long first, long second, long third, long fourth) {
        MersenneTwister random = new MersenneTwister(seed);
        for (long expected : new long[] {first, second, third, fourth}) {
            assertThat(Integer.toUnsignedLong(random.bits())).isEqualTo(expected);
        }
    }
}
