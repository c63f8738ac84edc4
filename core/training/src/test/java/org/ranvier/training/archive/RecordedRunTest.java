package org.ranvier.training.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;

class RecordedRunTest {

    @TempDir
    Path run;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(run.resolve("experiment.yaml"), "name: a\nseed: 7\n");
        Files.writeString(run.resolve("resolved.json"), "{\"name\": \"a\", \"seed\": 7, \"epochs\": 4}");
        Files.writeString(run.resolve("metrics.jsonl"), """
                {"epoch":1,"train_loss":1.0,"validation_accuracy":0.5,"test_accuracy":0.52,"silent_neurons":{"h":0.25}}
                {"epoch":2,"train_loss":0.9,"validation_accuracy":0.8,"test_accuracy":0.71}
                {"epoch":3,"train_loss":0.8,"validation_accuracy":0.8,"test_accuracy":0.79}
                {"epoch":4,"train_loss":0.7,"validation_accuracy":0.7,"test_accuracy":0.75}
                """);
    }

    @Test
    void eachTestFigureIsSelectedInItsOwnWay() {
        RecordedRun recorded = RecordedRun.of(run);

        assertThat(recorded.testAtBestValidation())
                .as("the first of equal validation values")
                .isEqualTo(0.71);
        assertThat(recorded.testAtLastEpoch()).isEqualTo(0.75);
        assertThat(recorded.bestTest()).isEqualTo(0.79);
        assertThat(recorded.bestTestEpoch()).hasValue(2);
        assertThat(recorded.seed()).hasValue(7L);
        assertThat(recorded.epochs().getFirst().silentNeurons()).containsEntry("h", 0.25);
        assertThat(recorded.epochs().getFirst().value("validation_loss")).isNaN();
        assertThat(recorded.hasCheckpoint()).isFalse();
    }

    @Test
    void aLastLineThatAKilledRunDidNotFinishIsPassedOver() throws IOException {
        Files.writeString(
                run.resolve("metrics.jsonl"), Files.readString(run.resolve("metrics.jsonl")) + "{\"epoch\":5,\"tra");

        assertThat(RecordedRun.of(run).epochs()).hasSize(4);
    }

    @Test
    void aDamagedRecordIsRefusedByName() throws IOException {
        Files.writeString(run.resolve("resolved.json"), "{");

        assertThatThrownBy(() -> RecordedRun.of(run))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("the run cannot be read: resolved.json is damaged");
    }

    @Test
    void aRunWithoutAnyEpochHasNoFigures() throws IOException {
        Files.delete(run.resolve("metrics.jsonl"));

        assertThat(RecordedRun.of(run).bestEpoch()).isEmpty();
        assertThat(RecordedRun.of(run).bestTest()).isNaN();
    }
}
