package org.ranvier.training.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.training.archive.FollowedRun.Best;
import org.ranvier.training.archive.FollowedRun.Look;
import org.ranvier.training.run.RunLock;

class FollowedRunTest {

    @TempDir
    Path run;

    private FollowedRun followed;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(run.resolve("experiment.yaml"), "name: x\n");
        Files.writeString(
                run.resolve("resolved.json"),
                "{\"name\":\"x\",\"epochs\":10,\"splits\":{\"train\":{\"samples\":50},\"test\":{\"samples\":20}}}");
        followed = new FollowedRun(run);
    }

    @Test
    void aLookAtTheSameFilesIsTheSame() throws IOException {
        append(line(1, 0.8, 0.7, 2));
        Look first = followed.look();

        assertThat(followed.look()).isSameAs(first);
        append(line(2, 0.9, 0.6, 2));
        assertThat(followed.look()).isNotSameAs(first);
        assertThat(followed.look().overview().orElseThrow().epochs()).isEqualTo(2);
        assertThat(followed.look().best()).contains(new Best(2, 0.9, 0.6));
        assertThat(followed.look().splits()).containsEntry("train", 50).containsEntry("test", 20);
    }

    /** What a list of runs shows of it is the same. */
    @Test
    void itIsAtAGlanceWhatItIsInAList() throws IOException {
        append(line(1, 0.8, 0.7, 2) + line(2, 0.7, 0.9, 3));

        assertThat(followed.look().overview()).contains(RecordedRun.of(run).overview());
        assertThat(RecordedRun.of(run).epochs().getFirst().silentNeurons()).containsEntry("hidden", 0.25);
    }

    @Test
    void numbersOfEpochsLieInColumnsAndWhatIsMissingIsNone() throws IOException {
        append(line(1, 0.8, 0.7, 2) + "{\"epoch\":2,\"train_loss\":0.25}\n");
        followed.look();
        EpochTable epochs = followed.epochs();

        assertThat(epochs.from(0, "train_loss")).containsExactly(Double.NaN, 0.25);
        assertThat(epochs.from(0, "silent_neurons/hidden")).containsExactly(0.25, Double.NaN);
        assertThat(epochs.from(1, "epoch")).containsExactly(2);
        assertThat(epochs.value(5, "nothing")).isNaN();
    }

    @Test
    void theEndOfARunThatTrainsFollowsFromWhatEpochsTook() throws IOException {
        append(line(1, 0.8, 0.7, 60) + line(2, 0.8, 0.7, 2) + line(3, 0.8, 0.7, 4));
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Files.setLastModifiedTime(run.resolve("metrics.jsonl"), FileTime.from(now));
        Files.setLastModifiedTime(run.resolve("resolved.json"), FileTime.from(now.minusSeconds(1000)));

        assertThat(followed.look().ends()).as("of a run that does not train").isEmpty();
        try (RunLock _ = RunLock.of(run)) {
            assertThat(followed.look().ends()).contains(now.plusSeconds(7 * 4));
            assertThat(followed.look().overview().orElseThrow().state()).isEqualTo(RunOverview.State.RUNNING);
        }
    }

    @Test
    void aRunThatWasAskedToStopSaysSo() {
        try (RunLock _ = RunLock.of(run)) {
            assertThat(followed.look().stopAsked()).isFalse();
            followed.askToStop();
            assertThat(followed.look().stopAsked()).isTrue();
        }
        assertThat(followed.look().stopAsked()).isFalse();
    }

    @Test
    void aDamagedRunIsThatUntilItIsRestored() throws IOException {
        append(line(1, 0.8, 0.7, 2));
        followed.look();
        String resolved = Files.readString(run.resolve("resolved.json"));
        Files.writeString(run.resolve("resolved.json"), "{");
        assertThat(followed.look().damage()).isEqualTo("resolved.json is damaged");
        append(line(2, 0.8, 0.7, 2));
        assertThat(followed.look().damage()).isEqualTo("resolved.json is damaged");
        Files.delete(run.resolve("resolved.json"));
        assertThat(followed.look().damage()).isEqualTo("resolved.json is missing");
        Files.writeString(run.resolve("resolved.json"), resolved);

        assertThat(followed.look().damage()).isEmpty();
        assertThat(followed.look().overview().orElseThrow().epochs()).isEqualTo(2);
    }

    @Test
    void aRunThatIsAboutToBeginIsNotDamaged() throws IOException {
        Files.delete(run.resolve("resolved.json"));

        try (RunLock _ = RunLock.of(run)) {
            assertThat(followed.look().damage()).isEmpty();
            assertThat(followed.look().overview()).isEmpty();
        }
    }

    private static String line(int epoch, double validation, double test, double seconds) {
        return "{\"epoch\":" + epoch + ",\"validation_accuracy\":" + validation + ",\"test_accuracy\":" + test
                + ",\"silent_neurons\":{\"hidden\":0.25},\"spikes_per_neuron\":2.5,\"seconds\":" + seconds + "}\n";
    }

    private void append(String text) throws IOException {
        Files.writeString(run.resolve("metrics.jsonl"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
