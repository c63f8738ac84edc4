package org.ranvier.training.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Unit;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.training.archive.RunListing.Other;
import org.ranvier.training.archive.RunOverview.State;
import org.ranvier.training.run.RunLock;

class RunListingTest {

    private static final String FIRST =
            "{\"epoch\":1,\"validation_accuracy\":0.8,\"test_accuracy\":0.75,\"spikes_per_neuron\":2}\n";
    private static final String SECOND =
            "{\"epoch\":2,\"validation_accuracy\":0.7,\"test_accuracy\":0.9,\"spikes_per_neuron\":3}\n";

    @TempDir
    Path folder;

    @Test
    void aRunTellsHowFarItIsAndWhatCameOfIt() throws IOException {
        write(run("a"), "metrics.jsonl", FIRST + SECOND);

        assertThat(RunListing.of(folder).runs()).singleElement().satisfies(run -> {
            assertThat(run.run()).isEqualTo("a");
            assertThat(run.experiment()).isEqualTo("first-steps");
            assertThat(run.data()).isEqualTo("Yin-Yang");
            assertThat(run.backend()).isEqualTo("simd");
            assertThat(run.parameters()).isEqualTo(1_300);
            assertThat(run.epochs()).isEqualTo(2);
            assertThat(run.epochsInAll()).isEqualTo(5);
            assertThat(run.testAtBestValidation())
                    .as("of the epoch with the best validation")
                    .isEqualTo(0.75);
            assertThat(run.spikesPerNeuron()).isEqualTo(2);
        });
    }

    @Test
    void theMetricThatSelectsDecidesWhichEpochIsTold() throws IOException {
        Path run = run("a");
        write(run, "resolved.json", "{\"selected_by\":{\"metric\":\"distance\",\"better\":\"lower\",\"unit\":\"ms\"}}");
        write(
                run,
                "metrics.jsonl",
                "{\"epoch\":1,\"validation_loss\":1,\"validation_distance\":4,\"test_distance\":40}\n"
                        + "{\"epoch\":2,\"validation_loss\":2,\"validation_distance\":3,\"test_distance\":30}\n"
                        + "{\"epoch\":3,\"validation_loss\":3,\"validation_distance\":3,\"test_distance\":20}\n");

        assertThat(RunListing.of(folder).runs()).singleElement().satisfies(it -> {
            assertThat(it.selectedBy())
                    .isEqualTo(Metric.of("distance", Direction.LOWER).in(Unit.MILLISECONDS));
            assertThat(it.testAtBestValidation()).isEqualTo(30);
        });
    }

    @Test
    void aSummaryMarksTheEndAndALockMarksAProcess() throws IOException {
        run("interrupted");
        write(run("finished"), "summary.json", "{}");
        Path running = run("running");

        try (RunLock _ = RunLock.of(running)) {
            assertThat(RunListing.of(folder).runs())
                    .extracting(RunOverview::run, RunOverview::state)
                    .containsExactlyInAnyOrder(
                            tuple("interrupted", State.INTERRUPTED),
                            tuple("finished", State.FINISHED),
                            tuple("running", State.RUNNING));
            assertThatThrownBy(() -> RunLock.of(running))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining("another process trains this run");
        }
        assertThat(running.resolve(".lock")).doesNotExist();
    }

    @Test
    void theLatestComesFirst() throws IOException {
        for (Map.Entry<String, String> run : Map.of("b", "2026-03-01T10:00:00+02:00", "a", "2026-03-01T09:00:00Z")
                .entrySet()) {
            Path path = run(run.getKey());
            write(path, "resolved.json", "{\"started\":\"" + run.getValue() + "\"}");
        }
        write(run("old"), "resolved.json", "{}");

        assertThat(RunListing.of(folder).runs()).extracting(RunOverview::run).containsExactly("a", "b", "old");
    }

    @Test
    void aLineThatAKilledRunDidNotFinishIsNoEpoch() throws IOException {
        write(run("killed"), "metrics.jsonl", FIRST + "{\"epoch\":2,\"valid");

        assertThat(RunListing.of(folder).runs())
                .singleElement()
                .extracting(RunOverview::epochs)
                .isEqualTo(1);
    }

    @Test
    void whatIsNoRunOrDamagedIsALineAndNoFailure() throws IOException {
        Files.createDirectory(folder.resolve("foreign"));
        Files.createFile(folder.resolve("note.txt"));
        Files.createDirectory(folder.resolve(".hidden"));
        write(run("broken"), "resolved.json", "{\"name\":");
        write(run("torn"), "metrics.jsonl", "{\"epoch\":\n" + SECOND);
        Files.delete(run("empty").resolve("resolved.json"));
        Files.write(run("binary").resolve("resolved.json"), new byte[] {(byte) 0xFF, (byte) 0xFE});
        write(run("dateless"), "resolved.json", "{\"started\":\"yesterday\"}");
        write(run("list"), "resolved.json", "[1, 2]");
        run("good");

        RunListing listing = RunListing.of(folder);

        assertThat(listing.runs()).extracting(RunOverview::run).containsExactly("good");
        assertThat(listing.others())
                .containsExactly(
                        new Other("binary", "it cannot be read: one of its files is not text"),
                        new Other("broken", "it cannot be read: resolved.json is damaged"),
                        new Other("dateless", "it cannot be read: Text 'yesterday' could not be parsed at index 0"),
                        new Other("empty", "it cannot be read: resolved.json is missing"),
                        new Other("foreign", "this is not a run directory"),
                        new Other("list", "it cannot be read: resolved.json is damaged"),
                        new Other("note.txt", "this is not a run directory"),
                        new Other("torn", "it cannot be read: line 1 of metrics.jsonl is damaged"));
    }

    private Path run(String name) throws IOException {
        Path run = Files.createDirectory(folder.resolve(name));
        write(run, "experiment.yaml", "name: first-steps\n");
        write(
                run,
                "resolved.json",
                "{\"name\":\"first-steps\",\"data\":\"Yin-Yang\",\"backend\":\"simd@0.1.0\","
                        + "\"parameters\":1300,\"epochs\":5,\"started\":\"2026-03-01T10:00:00+01:00\"}");
        return run;
    }

    private static void write(Path run, String file, String text) throws IOException {
        Files.writeString(run.resolve(file), text);
    }
}
