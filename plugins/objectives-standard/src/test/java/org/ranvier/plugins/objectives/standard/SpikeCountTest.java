package org.ranvier.plugins.objectives.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.plugins.objectives.standard.Scoring.assertGradient;
import static org.ranvier.plugins.objectives.standard.Scoring.assertUsageProblem;
import static org.ranvier.plugins.objectives.standard.Scoring.criterion;
import static org.ranvier.plugins.objectives.standard.Scoring.label;
import static org.ranvier.plugins.objectives.standard.Scoring.normals;
import static org.ranvier.plugins.objectives.standard.Scoring.spikes;
import static org.ranvier.plugins.objectives.standard.Scoring.voltages;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SpikeCountTest {

    @Test
    void scoresCounts() {
        var criterion = criterion(new SpikeCount(), Map.of("scale", 2), spikes(3, 2));
        var score = criterion.score(new double[] {1, 0, 1, 1, 0, 0}, label(1), null);
        assertThat(score.loss()).isCloseTo(Math.log(1 + Math.exp(2)), within(1e-14));
        assertThat(score.predicted()).isZero();
    }

    @Test
    void silenceNamesNoClassButHasAGradient() {
        double[] gradient = new double[6];
        var score = criterion(new SpikeCount(), Map.of(), spikes(3, 2)).score(new double[6], label(0), gradient);
        assertThat(score.predicted()).isEqualTo(-1);
        assertThat(score.loss()).isCloseTo(Math.log(2), within(1e-15));
        assertThat(gradient).containsExactly(-0.5, 0.5, -0.5, 0.5, -0.5, 0.5);
    }

    @RepeatedTest(10)
    void gradientsAgreeWithFiniteDifferences(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        var criterion = criterion(new SpikeCount(), Map.of("scale", 0.3), spikes(7, 4));
        assertGradient(criterion, normals(random, 28, 1), label(random.nextInt(4)));
    }

    @Test
    void refusesVoltages() {
        assertUsageProblem(() -> criterion(new SpikeCount(), Map.of(), voltages(3, 2)), "summed-voltage");
    }
}
