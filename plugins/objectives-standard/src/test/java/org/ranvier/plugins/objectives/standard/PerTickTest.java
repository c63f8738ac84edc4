package org.ranvier.plugins.objectives.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.plugins.objectives.standard.Scoring.assertGradient;
import static org.ranvier.plugins.objectives.standard.Scoring.assertUsageProblem;
import static org.ranvier.plugins.objectives.standard.Scoring.criterion;
import static org.ranvier.plugins.objectives.standard.Scoring.label;
import static org.ranvier.plugins.objectives.standard.Scoring.normals;
import static org.ranvier.plugins.objectives.standard.Scoring.voltages;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

class PerTickTest {

    private final Criterion criterion = criterion(new PerTick(), Map.of(), voltages(3, 2));

    @Test
    void averagesOverTheLabelledTicks() {
        double[] output = {0, 0, 5, 5, 0, Math.log(3)};
        double[] gradient = new double[6];
        var score = criterion.score(output, perTick(0, -1, 1), gradient);
        assertThat(score.loss()).isCloseTo((Math.log(2) + Math.log(4.0 / 3)) / 2, within(1e-15));
        assertThat(score.predicted()).isEqualTo(1);
        assertThat(gradient).containsExactly(new double[] {-0.25, 0.25, 0, 0, 0.125, -0.125}, within(1e-15));
    }

    @Test
    void oneClassIsAClassAtEveryTick() {
        double[] output = {1, 0, 0, 2, 1, 1};
        Score one = criterion.score(output, label(1), null);
        Score each = criterion.score(output, perTick(1, 1, 1), null);
        assertThat(one.loss()).isEqualTo(each.loss());
        assertThat(one.predicted()).isEqualTo(each.predicted());
    }

    @Test
    void theShareOfRightTicksCountsLabelledTicksOnly() {
        double[] output = {2, 1, 0, 5, 0, 1};
        Target target = perTick(0, -1, 0);
        Metric metric = criterion.metrics(target).getFirst();

        Score score = criterion.score(output, target, null);

        assertThat(metric.name()).isEqualTo("tick_accuracy");
        assertThat(score.sum(metric)).isEqualTo(1);
        assertThat(score.count(metric)).isEqualTo(2);
    }

    @Test
    void oneClassForAllTicksIsJudgedByItsAccuracy() {
        assertThat(criterion.metrics(label(1))).containsExactly(Metric.ACCURACY);
        assertThat(criterion.score(new double[6], label(1), null).contributed()).isEmpty();
    }

    @Test
    void noLabelNoLoss() {
        double[] gradient = {9, 9, 9, 9, 9, 9};
        var score = criterion.score(new double[6], perTick(-1, -1, -1), gradient);
        assertThat(score.loss()).isZero();
        assertThat(score.predicted()).isEqualTo(-1);
        assertThat(gradient).containsOnly(0);
    }

    @RepeatedTest(10)
    void gradientsAgreeWithFiniteDifferences(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int[] labels = random.ints(7, -1, 4).toArray();
        labels[0] = 2;
        assertGradient(
                criterion(new PerTick(), Map.of("scale", 1.5), voltages(7, 4)),
                normals(random, 28, 1),
                perTick(labels));
    }

    @Test
    void refusesTargetsThatDoNotFit() {
        assertUsageProblem(() -> criterion.score(new double[6], perTick(0, 1), null), "2 ticks", "3 are simulated");
        assertUsageProblem(() -> criterion.score(new double[6], perTick(0, 1, 2), null), "class 2");
    }

    @Test
    void anOutputOfAnotherShapeIsAMistakeOfTheCaller() {
        assertThatIllegalArgumentException().isThrownBy(() -> criterion.score(new double[5], label(0), null));
        assertThatIllegalArgumentException().isThrownBy(() -> criterion.score(new double[6], label(0), new double[5]));
    }

    private static Target perTick(int... labels) {
        return new Target.ClassPerTick(labels);
    }
}
