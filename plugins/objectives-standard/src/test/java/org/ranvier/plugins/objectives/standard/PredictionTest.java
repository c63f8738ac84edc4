package org.ranvier.plugins.objectives.standard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PredictionTest {

    private static final double[] LONE = {0, 0, 0, /* */ 0, 1, 0, /* */ 1, 0, 0, /* */ 1, 0, 0};
    private static final double[] TIED = {0, 0, 0, /* */ 0, 1, 1, /* */ 1, 0, 1, /* */ 1, 0, 0, /* */ 1, 0, 0};
    private static final double[] EQUAL = {0, 1, 1, /* */ 0, 0, 0};

    @Test
    void theFirstSpikeDecidesAndCountsAmongTheFirstBreakTies() {
        assertThat(Prediction.FIRST_SPIKE.of(LONE, 3)).isEqualTo(1);
        assertThat(Prediction.FIRST_SPIKE.of(TIED, 3)).isEqualTo(2);
        assertThat(Prediction.FIRST_SPIKE.of(EQUAL, 3)).isEqualTo(1);
    }

    @Test
    void withoutALoneFirstSpikeAllCountsDecide() {
        assertThat(Prediction.LONE_FIRST_SPIKE.of(LONE, 3)).isEqualTo(1);
        assertThat(Prediction.LONE_FIRST_SPIKE.of(TIED, 3)).isZero();
        assertThat(Prediction.LONE_FIRST_SPIKE.of(EQUAL, 3)).isEqualTo(1);
    }

    @Test
    void countsDecideAlone() {
        assertThat(Prediction.SPIKE_COUNT.of(LONE, 3)).isZero();
        assertThat(Prediction.SPIKE_COUNT.of(EQUAL, 3)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void silenceNamesNoClass(Prediction prediction) {
        assertThat(prediction.of(new double[6], 3)).isEqualTo(Prediction.NONE);
        assertThat(Prediction.words()).hasSize(3).startsWith("first-spike");
    }
}
