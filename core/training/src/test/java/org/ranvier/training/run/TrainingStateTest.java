package org.ranvier.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.training.metric.ReportedMetrics;
import org.ranvier.training.metric.SplitResult;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.RunSummary.TestValues;

class TrainingStateTest {

    private static final Metric DISTANCE = Metric.of("distance", Direction.LOWER);

    @Test
    void theLowestValueIsTheBestWhereLowerIsBetter() {
        TrainingState state = after(DISTANCE, 3, 1, 2);

        assertThat(state.bestEpoch()).isEqualTo(2);
        assertThat(state.bestValidation()).isEqualTo(1);
        assertThat(state.bestTest())
                .as("test values are those of validation plus 10")
                .isEqualTo(11);
        assertThat(state.testAtLastEpoch()).isEqualTo(12);
        assertThat(state.testValues()).containsEntry("distance", new TestValues(11, 12));
    }

    @Test
    void theHighestAccuracyIsTheBestAndOfEqualsTheFirst() {
        TrainingState state = after(Metric.ACCURACY, 0.2, 0.7, 0.7, 0.1);

        assertThat(state.bestEpoch()).isEqualTo(2);
        assertThat(state.testValues()).isEmpty();
    }

    @Test
    void theFirstEpochIsTheBestWhereNothingIsCounted() {
        assertThat(after(DISTANCE, Double.NaN, Double.NaN).bestEpoch()).isEqualTo(1);
        assertThat(after(DISTANCE, Double.NaN, 5, 6).bestEpoch()).isEqualTo(2);
    }

    @Test
    void whatACheckpointKeepsIsReadBack() {
        for (TrainingState state : List.of(
                TrainingState.START,
                after(DISTANCE, 3, 1, 2),
                after(Metric.ACCURACY, 0.2, 0.7),
                after(Metric.LOSS, 1, 2))) {
            assertThat(TrainingState.of(state.toMetadata())).isEqualTo(state);
        }
    }

    /** Checkpoints of runs with classes keep their bytes. */
    @Test
    void accuraciesAreKeptUnderTheirOwnKeyAlone() {
        assertThat(after(Metric.ACCURACY, 0.25, 0.75).toMetadata())
                .containsEntry("validation_accuracies", "0.25 0.75")
                .containsOnlyKeys(
                        "epoch",
                        "step",
                        "best_epoch",
                        "best_validation",
                        "test_at_best_validation",
                        "test_at_last_epoch",
                        "best_test",
                        "spikes_per_neuron",
                        "replaced_steps",
                        "validation_losses",
                        "validation_accuracies");
    }

    private static TrainingState after(Metric metric, double... validation) {
        TrainingState state = TrainingState.START;
        for (double value : validation) {
            state = state.after(report(state.epoch() + 1, metric, value), 7, 0, Map.of());
        }
        return state;
    }

    private static EpochReport report(int epoch, Metric metric, double value) {
        return new EpochReport(
                epoch,
                ReportedMetrics.of(List.of(metric)),
                result(metric, 0),
                result(metric, value),
                Optional.of(result(metric, value + 10)),
                Map.of(),
                Map.of(),
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                0);
    }

    private static SplitResult result(Metric metric, double value) {
        Map<Metric, Double> values = new LinkedHashMap<>();
        if (!metric.equals(Metric.LOSS)) {
            values.put(metric, value);
        }
        return new SplitResult(metric.equals(Metric.LOSS) ? value : 0.5, values);
    }
}
