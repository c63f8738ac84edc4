package org.ranvier.plugins.objectives.spiketimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

/** What silent output neurons mean to each loss. */
class MissingOutputTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void noSpikeIsNoClassAndHasNoGradient() {
        for (Objective objective : new Objective[] {new ShiftInvariantMse(), new FirstSpikeCrossEntropy()}) {
            double[] gradient = {7, 7, 7};
            Score score = score(objective, gradient, NEVER, NEVER, NEVER);
            assertThat(score).isEqualTo(Score.of(100, -1));
            assertThat(gradient).containsOnly(0);
        }
    }

    @Test
    void anotherNeuronsSilenceIsWelcomeToTheCrossEntropyAlone() {
        double[] gradient = new double[3];
        Score score = score(new FirstSpikeCrossEntropy(), gradient, 1.5, NEVER, NEVER);
        assertThat(score).isEqualTo(Score.of(0, 0));
        assertThat(gradient).containsOnly(0, -0.0);
        assertThat(score(new ShiftInvariantMse(), gradient, 1.5, NEVER, 2).loss())
                .isEqualTo(100);
    }

    @Test
    void aClockIsRefused() {
        Objective mse = new ShiftInvariantMse();
        assertThatThrownBy(() -> mse.criterion(Settings.defaults(mse.schema()), OutputShape.clocked(3, 10, 1, true)))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("runs on a clock");
    }

    private static Score score(Objective objective, double[] gradient, double... times) {
        return objective
                .criterion(Settings.of(objective.schema(), Map.of()), OutputShape.eventDriven(3))
                .score(times, new Target.ClassLabel(0), gradient);
    }
}
