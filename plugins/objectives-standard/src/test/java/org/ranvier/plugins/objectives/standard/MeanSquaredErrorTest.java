package org.ranvier.plugins.objectives.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.objectives.standard.Scoring.assertUsageProblem;
import static org.ranvier.plugins.objectives.standard.Scoring.criterion;
import static org.ranvier.plugins.objectives.standard.Scoring.label;
import static org.ranvier.plugins.objectives.standard.Scoring.voltages;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

class MeanSquaredErrorTest {

    private final Criterion criterion = criterion(new MeanSquaredError(), Map.of(), voltages(2, 2));

    @Test
    void averagesOverTicksAndNeurons() {
        double[] gradient = new double[4];

        Score score = criterion.score(new double[] {1, 0, 3, -1}, values(0, 0, 1, 0), gradient);

        assertThat(score.loss()).isEqualTo((1 + 4 + 1) / 4.0);
        assertThat(score.predicted()).isEqualTo(Score.NO_CLASS);
        assertThat(gradient).containsExactly(0.5, 0, 1, -0.5);
    }

    @Test
    void selectsByTheLossAndReportsTheMeanAbsoluteError() {
        Target target = values(0, 0, 1, 0);
        Score score = criterion.score(new double[] {1, 0, 3, -1}, target, null);

        assertThat(criterion.metrics(target)).extracting(Metric::name).containsExactly("loss", "mae");
        Metric mae = criterion.metrics(target).getLast();
        assertThat(score.sum(mae)).isEqualTo(4);
        assertThat(score.count(mae)).isEqualTo(4);
    }

    @Test
    void targetsOfAnotherKindOrLengthAreRefused() {
        assertUsageProblem(
                () -> criterion.score(new double[4], values(0, 0), null), "2 values", "2 ticks of 2 neurons");
        assertUsageProblem(() -> criterion.score(new double[4], label(0), null), "no real values", "mean-voltage");
    }

    private static Target values(double... values) {
        return new Target.RealValues(values);
    }
}
