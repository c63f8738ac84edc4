package org.ranvier.plugins.objectives.spiketimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.OutputShape;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

class FirstSpikeMseTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Criterion criterion = criterion(3);

    /** Of two target spikes of a neuron the first counts; a neuron without one may spike when it likes. */
    @Test
    void everyNeuronHasATimeOfItsOwn() {
        double[] gradient = {7, 7, 7};

        Score score = criterion.score(new double[] {1.5, 2, 9}, trains(new int[] {0, 1, 0}, 1, 4, 3), gradient);

        assertThat(score).extracting(Score::loss, Score::predicted).containsExactly(0.125 + 2, Score.NO_CLASS);
        assertThat(gradient).containsExactly(0.5, -2, 0);
        assertMetric(score, 1, 2.5, 2);
        assertMetric(score, 2, 0, 2);
    }

    @Test
    void aMissingSpikeCostsWhatIsSetAndLeavesTheOthersTheirGradients() {
        double[] gradient = {7, 7, 7};

        Score score = criterion.score(new double[] {2, NEVER, NEVER}, trains(new int[] {0, 1}, 1, 1), gradient);

        assertThat(score.loss()).isEqualTo(0.5 + 3);
        assertThat(gradient).containsExactly(1, 0, 0);
        assertMetric(score, 1, 1, 1);
        assertMetric(score, 2, 1, 2);
    }

    @Test
    void targetsThatDoNotFitAreRefused() {
        double[] times = {1, 1, 1};
        assertThatThrownBy(() -> criterion.score(times, trains(new int[] {3}, 1), null))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("3 output neurons");
        assertThatThrownBy(() -> criterion.score(times, trains(new int[] {0}, Double.NaN), null))
                .isInstanceOf(RanvierException.class);
        assertThatThrownBy(() -> criterion.score(times, new Target.ClassLabel(0), null))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("spike-time-mse");
    }

    private void assertMetric(Score score, int index, double sum, long count) {
        Metric metric = criterion.metrics(trains(new int[0])).get(index);
        assertThat(score.sum(metric)).isEqualTo(sum);
        assertThat(score.count(metric)).isEqualTo(count);
    }

    private static Target trains(int[] neurons, double... timesMs) {
        return new Target.SpikeTrains(neurons, timesMs);
    }

    private static Criterion criterion(double missing) {
        Objective objective = new FirstSpikeMse();
        return objective.criterion(
                Settings.of(objective.schema(), Map.of("missing", missing)), OutputShape.eventDriven(3));
    }
}
