package org.ranvier.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

class MetricTotalsTest {

    private static final Metric ERROR = Metric.of("error", Direction.LOWER);
    private static final Metric TICKS =
            Metric.of("tick_accuracy", Direction.HIGHER).over("ticks").asShare();
    private static final Target NO_CLASS = new Target.RealValues(new double[0]);

    @Test
    void aMeanOverElementsWeighsSamplesByTheirNumber() {
        MetricTotals totals = totals(TICKS, ERROR);

        totals.add(Score.of(1).with(TICKS, 1, 1).with(ERROR, 2), NO_CLASS);
        totals.add(Score.of(1).with(TICKS, 0, 3).with(ERROR, 4), NO_CLASS);

        assertThat(totals.values()).containsExactly(Map.entry(TICKS, 0.25), Map.entry(ERROR, 3.0));
    }

    @Test
    void accuracyCountsSamplesWithOneClassEach() {
        MetricTotals totals = totals(Metric.ACCURACY);

        totals.add(Score.of(0, 1), new Target.ClassLabel(1));
        totals.add(Score.of(0, Score.NO_CLASS), new Target.ClassLabel(0));
        totals.add(Score.of(0, 1), NO_CLASS);

        assertThat(totals.values()).containsExactly(Map.entry(Metric.ACCURACY, 0.5));
    }

    @Test
    void whereNothingIsCountedThereIsNoValue() {
        MetricTotals totals = totals(TICKS, Metric.ACCURACY);

        totals.add(Score.of(1).with(TICKS, 0, 0), NO_CLASS);
        totals.add(Score.of(1), NO_CLASS);

        assertThat(totals.values().values()).containsOnly(Double.NaN);
    }

    /** Ratios of sums, whatever is counted when: samples in another order, and parts added up by hand. */
    @RepeatedTest(10)
    void valuesDoNotDependOnOrderOrParts(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Score> scores = IntStream.range(0, 50)
                .mapToObj(n -> {
                    int ticks = random.nextInt(9);
                    return Score.of(1).with(TICKS, ticks == 0 ? 0 : random.nextInt(ticks + 1), ticks);
                })
                .toList();
        int split = random.nextInt(50);
        MetricTotals whole = totals(TICKS);
        MetricTotals turned = totals(TICKS);

        scores.forEach(score -> whole.add(score, NO_CLASS));
        scores.subList(split, 50).forEach(score -> turned.add(score, NO_CLASS));
        scores.subList(0, split).forEach(score -> turned.add(score, NO_CLASS));

        double right = scores.stream().mapToDouble(score -> score.sum(TICKS)).sum();
        long counted = scores.stream().mapToLong(score -> score.count(TICKS)).sum();
        assertThat(whole.values().get(TICKS)).isCloseTo(right / counted, within(1e-15));
        assertThat(turned.values()).isEqualTo(whole.values());
    }

    @Test
    void theLossIsReportedBesideMetricsOfTargetsWithoutAClass() {
        assertThat(ReportedMetrics.of(List.of(TICKS)).all()).containsExactly(TICKS, Metric.LOSS);
        assertThat(ReportedMetrics.of(List.of(Metric.LOSS, ERROR)).all()).containsExactly(Metric.LOSS, ERROR);
        assertThat(ReportedMetrics.of(List.of(Metric.ACCURACY)).all()).containsExactly(Metric.ACCURACY);
    }

    private static MetricTotals totals(Metric... metrics) {
        return new MetricTotals(ReportedMetrics.of(List.of(metrics)));
    }
}
