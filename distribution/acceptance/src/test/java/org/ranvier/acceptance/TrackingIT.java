package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trainings can be followed where people already look. */
class TrackingIT {

    private static final String READ = """
            import json, sys
            from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
            run = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0, "histograms": 0, "images": 0})
            run.Reload()
            tags = run.Tags()
            import io
            from PIL import Image
            def pixels(image):
                picture = Image.open(io.BytesIO(image.encoded_image_string))
                colours = len(picture.convert("RGB").getcolors(1 << 24))
                return [list(picture.size) == [image.width, image.height], colours > 1]
            print(json.dumps({
                "images": {tag: [[e.step] + pixels(e) for e in run.Images(tag)] for tag in tags["images"]},
                "scalars": {tag: [[e.step, e.value] for e in run.Scalars(tag)] for tag in tags["scalars"]},
                "histograms": {tag: [[e.step, e.histogram_value.num, sum(e.histogram_value.bucket),
                                      e.histogram_value.min, e.histogram_value.max] for e in run.Histograms(tag)]
                               for tag in tags["histograms"]}}))
            """;

    private static final List<String> SMALL = List.of(
            "train", "yin-yang", "--set", "data.limit=200", "--log", "tensorboard", "--log", "csv", "--out", "run");

    @TempDir
    Path directory;

    @Test
    void tensorBoardReadsWhatTheRunRecordsInAResumedRunToo() throws Exception {
        Python python = Python.withTensorBoard();
        train("training.epochs=2");
        // As if the process had been killed after it had told of an epoch, and before it was kept; and while it wrote.
        Path events = events().getFirst();
        byte[] whole = Files.readAllBytes(events);
        Files.write(events, java.util.Arrays.copyOf(whole, 25), StandardOpenOption.APPEND);
        ranvier().run("train", "--resume", "run", "--set", "training.epochs=4").requireSuccess();

        JsonNode read = JsonMapper.shared().readTree(python.program(directory, READ, "run"));
        List<JsonNode> lines = new RunFolder(directory.resolve("run")).lines();
        assertThat(events()).hasSize(2);
        assertThat(lines).hasSize(4);
        for (List<String> names : List.of(
                List.of("loss/train", "/train_loss"),
                List.of("accuracy/validation", "/validation_accuracy"),
                List.of("accuracy/test", "/test_accuracy"),
                List.of("spikes_per_neuron", "/spikes_per_neuron"),
                List.of("silent_neurons/hidden", "/silent_neurons/hidden"),
                List.of("learning_rates/delays", "/learning_rates/delays"),
                List.of("seconds", "/seconds"))) {
            JsonNode points = read.path("scalars").path(names.getFirst());
            assertThat(points.size()).as(names.getFirst()).isEqualTo(4);
            for (int n = 0; n < 4; n++) {
                assertThat(points.at("/" + n + "/0").asInt()).isEqualTo(n + 1);
                assertThat((float) points.at("/" + n + "/1").asDouble())
                        .as(names.getFirst())
                        .isEqualTo((float) lines.get(n).at(names.getLast()).asDouble());
            }
        }
        assertThat(read.path("scalars").size()).as("tags").isEqualTo(12);
        JsonNode images = read.path("images").path("spikes/hidden");
        assertThat(images.size()).as("rasters").isEqualTo(4);
        images.forEach(
                image -> assertThat(image.get(1).asBoolean() && image.get(2).asBoolean())
                        .as("a raster has the size that it says, and shows something")
                        .isTrue());
        for (String tag : List.of("weights/hidden", "weights/output", "delays_ms/hidden")) {
            JsonNode points = read.path("histograms").path(tag);
            assertThat(points.size()).as(tag).isEqualTo(4);
            for (JsonNode point : points) {
                assertThat(point.get(1).asDouble())
                        .isGreaterThan(100)
                        .isCloseTo(point.get(2).asDouble(), within(1e-9));
                assertThat(point.get(3).asDouble()).isLessThan(point.get(4).asDouble());
            }
        }
    }

    @Test
    void aTableHasTheRunsNumbersOneRowAnEpochAndARunThatHasEndedIsHandedOverAsWell() throws Exception {
        train("training.epochs=2");
        List<String> table = Files.readAllLines(directory.resolve("run/metrics.csv"));
        JsonNode second = new RunFolder(directory.resolve("run")).lines().get(1);

        assertThat(table).hasSize(3);
        List<String> header = List.of(table.getFirst().split(","));
        List<String> row = List.of(table.getLast().split(","));
        assertThat(header).startsWith("epoch", "train_loss").contains("learning_rates.weights", "seconds");
        assertThat(row.getFirst()).isEqualTo("2");
        assertThat(row.get(1)).isEqualTo(second.get("train_loss").asString());

        Files.createDirectory(directory.resolve("table"));
        ranvier().run("export", "run", "--format", "csv", "--out", "table").requireSuccess();
        assertThat(directory.resolve("table/metrics.csv"))
                .hasSameTextualContentAs(directory.resolve("run/metrics.csv"));
        ranvier().run("export", "run", "--format", "tensorboard").requireSuccess();
        assertThat(events()).hasSize(2);
    }

    @Test
    void aRunIsTheSameToTheBitWithAndWithoutTrackers() throws Exception {
        train("training.epochs=2");
        ranvier()
                .run("train", "yin-yang", "--set", "data.limit=200", "--set", "training.epochs=2", "--out", "alone")
                .requireSuccess();

        assertThat(directory.resolve("run/last.safetensors"))
                .hasSameBinaryContentAs(directory.resolve("alone/last.safetensors"));
        assertThat(new RunFolder(directory.resolve("run")).metrics())
                .isEqualTo(new RunFolder(directory.resolve("alone")).metrics());
    }

    @Test
    void whatCannotBeFollowedIsRefusedBeforeAnythingIsWritten() throws Exception {
        Refusal refusal = new Refusal(ranvier().with("MLFLOW_TRACKING_URI", ""));

        assertThat(refusal.of(2, "train", "yin-yang", "--log", "tensorbord").getFirst())
                .contains("'tensorbord'", "'tensorboard'");
        assertThat(refusal.of(2, "train", "yin-yang", "--log", "csv", "--log", "csv")
                        .getFirst())
                .contains("twice");
        assertThat(refusal.of(2, "train", "yin-yang", "--log", "mlflow").getFirst())
                .contains("MLFLOW_TRACKING_URI");
        assertThat(refusal.of(2, "export", "absent", "--format", "csv").getFirst())
                .contains("not a run directory");
    }

    @Test
    void aTableThatCannotBeWrittenStopsNoTraining() throws Exception {
        Files.createDirectories(directory.resolve("run"));
        Result result;
        try (ChildProcess training = ranvier()
                .start(Stream.concat(SMALL.stream(), Stream.of("--set", "training.epochs=40"))
                        .toArray(String[]::new))) {
            RunFolder run = new RunFolder(directory.resolve("run"));
            while (run.epochs() < 1 && training.isAlive()) {
                Thread.sleep(20);
            }
            Path table = directory.resolve("run/metrics.csv");
            Files.deleteIfExists(table);
            Files.createDirectory(table);
            Files.writeString(table.resolve("in the way"), "");
            result = training.await(Duration.ofMinutes(2)).requireSuccess();
        }

        assertThat(result.stderr().replaceAll("\\s+", " "))
                .contains("not everything of this training got to csv", "ranvier export run --format csv");
        assertThat(new RunFolder(directory.resolve("run")).epochs()).isEqualTo(40);
    }

    private void train(String epochs) throws Exception {
        ranvier()
                .run(Stream.concat(SMALL.stream(), Stream.of("--set", epochs)).toArray(String[]::new))
                .requireSuccess();
    }

    private List<Path> events() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("run"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("events.out.tfevents."))
                    .sorted()
                    .toList();
        }
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
