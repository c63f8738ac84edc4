package org.ranvier.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;

class RateTest {

    private final Rate rate = new Rate(10, 1);

    @Test
    void hiddenLayersThatSpikeAsOftenAsWantedPass() {
        assertThatCode(() -> rate.require("W", Map.of("first", 9.01, "second", 10.99, "output", 3.0), "output"))
                .doesNotThrowAnyException();
    }

    @Test
    void aHiddenLayerThatSpikesTooOftenFailsInOneSentence() {
        assertThatThrownBy(() -> rate.require("W", Map.of("first", 11.2), "output"))
                .isInstanceOf(RanvierException.class)
                .hasMessage(
                        "W: neurons of 'first' spike 11.20 times a sample, but the workload needs 10 ± 1 for times that say something; "
                                + "compare this backend with another, or report it.");
    }

    @Test
    void aRateThatIsNoNumberFails() {
        assertThatThrownBy(() -> rate.require("W", Map.of("first", Double.NaN), "output"))
                .isInstanceOf(RanvierException.class);
    }
}
