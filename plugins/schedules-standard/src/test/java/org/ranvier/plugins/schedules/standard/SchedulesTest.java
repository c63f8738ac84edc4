package org.ranvier.plugins.schedules.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Metric;
import org.ranvier.api.learning.Schedule;
import org.ranvier.api.learning.Schedule.TrainingProgress;

class SchedulesTest {

    private static final int STEPS = 10;

    @Test
    void stepsDownEveryTwentyEpochs() {
        Schedule.Rule rule = rule(new Step(), Map.of("every", 20, "factor", 0.95));

        assertThat(rule.factor(at(20, 20, 300))).isEqualTo(1);
        assertThat(rule.factor(at(21, 1, 300))).isEqualTo(0.95);
        assertThat(rule.factor(at(300, 1, 300))).isCloseTo(Math.pow(0.95, 14), within(1e-15));
    }

    @Test
    void reducesAfterMoreThanPatienceEpochsWithoutImprovement() {
        Schedule.Rule rule = rule(new Plateau(), Map.of("patience", 2, "factor", 0.5));

        assertThat(factors(rule, List.of(0.5, 0.6, 0.6, 0.6, 0.6, 0.7, 0.7, 0.7, 0.7)))
                .containsExactly(1.0, 1.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.5, 0.25);
    }

    @Test
    void watchesTheLossWhereToldTo() {
        Schedule.Rule rule = rule(new Plateau(), Map.of("watch", "loss", "patience", 0, "factor", 0.5));

        assertThat(rule.factor(TrainingProgress.at(4, 9, 31, STEPS)
                        .withValidation(List.of(1.0, 0.9, 0.95), Metric.ACCURACY, List.of(0.1, 0.2, 0.3))))
                .isEqualTo(0.5);
    }

    @Test
    void aPlateauGoesByTheDirectionOfTheSelectingMetric() {
        Schedule.Rule rule = rule(new Plateau(), Map.of("patience", 0, "factor", 0.5));
        Metric distance = Metric.of("distance", Metric.Direction.LOWER);
        TrainingProgress progress = TrainingProgress.at(4, 9, 31, STEPS);
        List<Double> losses = List.of(1.0, 1.0, 1.0);

        assertThat(rule.factor(progress.withValidation(losses, distance, List.of(3.0, 2.0, 1.0))))
                .isEqualTo(1);
        assertThat(rule.factor(progress.withValidation(losses, distance, List.of(1.0, 2.0, 3.0))))
                .isEqualTo(0.25);
    }

    @Test
    void goesUpToThePeakAndDownAgain() {
        Schedule.Rule rule = rule(new OneCycle(), Map.of("peak", 5));
        int epochs = 10;
        double[] factors = new double[epochs * STEPS];
        for (int s = 0; s < factors.length; s++) {
            factors[s] = rule.factor(at(s / STEPS + 1, s + 1, epochs));
        }

        assertThat(factors[0]).isCloseTo(0.2, within(1e-12));
        assertThat(factors[29]).isCloseTo(5, within(1e-12));
        assertThat(factors[99]).isCloseTo(0.2 / 1e4, within(1e-12));
        assertThat(factors[14]).isBetween(factors[0], factors[29]);
        assertThat(factors[60]).isBetween(factors[99], factors[29]);
    }

    @Test
    void cosineEndsOneEpochBeforeItsEnd() {
        Schedule.Rule rule = rule(new Cosine(), Map.of());

        assertThat(rule.factor(at(1, 1, 4))).isEqualTo(1);
        assertThat(rule.factor(at(3, 21, 4))).isCloseTo(0.5, within(1e-15));
        assertThat(rule.factor(at(4, 31, 4))).isCloseTo((1 + Math.cos(0.75 * Math.PI)) / 2, within(1e-15));
    }

    private static List<Double> factors(Schedule.Rule rule, List<Double> accuracies) {
        return java.util.stream.IntStream.rangeClosed(1, accuracies.size())
                .mapToObj(n -> rule.factor(TrainingProgress.at(n + 1, 99, n * STEPS + 1, STEPS)
                        .withValidation(Collections.nCopies(n, 1.0), Metric.ACCURACY, accuracies.subList(0, n))))
                .toList();
    }

    private static TrainingProgress at(int epoch, int step, int epochs) {
        return TrainingProgress.at(epoch, epochs, step, STEPS);
    }

    private static Schedule.Rule rule(Schedule schedule, Map<String, ?> settings) {
        return schedule.rule(Settings.of(schedule.schema(), settings));
    }
}
