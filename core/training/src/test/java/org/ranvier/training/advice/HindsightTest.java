package org.ranvier.training.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HindsightTest {

    private static final double[] FALLING = {1, 0.8, 0.6, 0.5, 0.4, 0.3};

    @Test
    void aRunThatWentWellGetsNoAdvice() {
        assertThat(advice(FALLING, new double[] {1.1, 0.9, 0.7, 0.6, 0.55, 0.56}, 4, 0.2))
                .isEmpty();
    }

    @Test
    void learningByHeartIsALossThatRisesOnValidationAlone() {
        double[] rising = {0.9, 0.7, 0.8, 0.9, 1.0, 1.2};

        assertThat(advice(FALLING, rising, 1, 0))
                .singleElement()
                .asString()
                .startsWith(
                        "the validation loss rose from 0.7 in epoch 2 to 1.2 in epoch 6 while the training loss fell");
        assertThat(advice(new double[] {1, 0.8, 0.9, 0.9, 0.9, 0.9}, rising, 1, 0))
                .as("where the training loss rises too, it is another trouble")
                .isEmpty();
    }

    @Test
    void aLossThatJumpsAgainAndAgainIsUnstable() {
        assertThat(advice(new double[] {1, 0.5, 0.9, 0.5, 0.8, 0.4}, FALLING.clone(), 3, 0))
                .singleElement()
                .asString()
                .startsWith("the training loss jumped up by more than 20 % after 2 of 6 epochs");
        assertThat(advice(new double[] {1, 0.5, 0.9, 0.5, 0.4, 0.3}, FALLING.clone(), 3, 0))
                .as("once is no habit")
                .isEmpty();
    }

    @Test
    void aBestEpochThatIsTheLastOneMayNotBeTheBestThereIs() {
        assertThat(advice(FALLING, FALLING, 5, 0))
                .singleElement()
                .asString()
                .startsWith("the best epoch is the last one, 6");
        assertThat(advice(new double[] {1}, new double[] {1}, 0, 0)).isEmpty();
    }

    @Test
    void populationsOfWhichMostNeuronsAreSilentAreNamed() {
        assertThat(advice(FALLING, FALLING, 4, 0.75))
                .singleElement()
                .asString()
                .startsWith("75 % of the neurons of 'hidden' never spiked on the validation split in epoch 6");
    }

    private static List<String> advice(double[] training, double[] validation, int best, double silent) {
        return Hindsight.of(training, validation, best, Map.of("hidden", silent));
    }
}
