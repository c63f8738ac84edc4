package org.ranvier.tracking.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Clock;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.Timing;
import org.ranvier.api.plan.TrainedNetwork;
import org.ranvier.training.tracking.TrackedEpoch;
import org.ranvier.training.tracking.TrackedRun;
import org.ranvier.training.tracking.Tracker.Ending;
import org.ranvier.training.tracking.Tracker.Recording;

class TensorBoardTrackerTest {

    @TempDir
    Path folder;

    @Test
    void aRunThatIsResumedHasEveryEpochOnce() throws Exception {
        record(0, 3);
        record(3, 5);

        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(files()).hasSize(2);
    }

    @Test
    void epochsThatTheRunDoesNotHaveAreTakenBack() throws Exception {
        record(0, 5);
        record(2, 3);

        assertThat(steps()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void epochsThatWereNotRecordedAreFilledIn() throws Exception {
        record(4, 6);

        assertThat(steps()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aRecordThatAKilledProcessLeftIncompleteIsTakenBack() throws Exception {
        record(0, 2);
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        byte[] part = Records.frame(new byte[40]);
        Files.write(file, java.util.Arrays.copyOf(part, 30), StandardOpenOption.APPEND);
        record(2, 3);

        assertThat(steps()).containsExactly(1L, 2L, 3L);
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void filesOfTheSameSecondHaveNamesOfTheirOwnInTheOrderOfTime() throws Exception {
        for (int n = 0; n < 4; n++) {
            record(n, n + 1);
        }

        assertThat(files()).hasSize(4);
        assertThat(files().stream().flatMap(file -> stepsOf(file).stream())).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aRunThatCameToNothingLeavesNoFile() throws Exception {
        open(0).discard();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void filesOfOthersAreLeftAlone() throws Exception {
        Path other = Files.writeString(folder.resolve("events.out.tfevents.1700000000.machine.1.0"), "not ours");
        record(0, 2);
        record(1, 2);

        assertThat(other).hasContent("not ours");
    }

    @Test
    void metricsAreGroupedByWhatTheyMeasure() {
        assertThat(List.of("train_loss", "validation_tick_accuracy", "spikes_per_neuron", "silent_neurons.a.b"))
                .extracting(Summary::tag)
                .containsExactly("loss/train", "tick_accuracy/validation", "spikes_per_neuron", "silent_neurons/a.b");
    }

    private void record(int finished, int until) throws IOException {
        Recording recording = open(finished);
        for (int epoch = finished + 1; epoch <= until; epoch++) {
            recording.epoch(epoch(epoch), TensorBoardTrackerTest::network);
        }
        recording.end(Ending.FINISHED);
    }

    private Recording open(int finished) throws IOException {
        List<TrackedEpoch> history =
                IntStream.rangeClosed(1, finished).mapToObj(this::epoch).toList();
        return new TensorBoardTracker()
                .open(Settings.defaults(Schema.EMPTY), new TrackedRun("test", folder, folder, Map.of(), history));
    }

    private TrackedEpoch epoch(int epoch) {
        return TrackedEpoch.of(Map.of("epoch", epoch, "train_loss", 1.0 / epoch), Instant.ofEpochSecond(epoch));
    }

    /** Without layers; those are read by TensorBoard itself in an acceptance test. */
    private static TrainedNetwork network() {
        NetworkPlan plan = NetworkPlan.of(new Timing.Clocked(new Clock(1, 1)), List.of(), "in", "out", List.of());
        return TrainedNetwork.of("test", plan, Map.of());
    }

    private List<Path> files() throws IOException {
        return EventFiles.of(folder).all();
    }

    private List<Long> steps() throws IOException {
        List<Long> all = new ArrayList<>();
        for (Path file : files()) {
            all.addAll(stepsOf(file));
        }
        return all;
    }

    private static List<Long> stepsOf(Path file) {
        try {
            return Records.read(Files.readAllBytes(file)).stream()
                    .flatMapToLong(event -> LongStream.of(Event.stepOfSummary(event)))
                    .filter(step -> step > 0)
                    .boxed()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
