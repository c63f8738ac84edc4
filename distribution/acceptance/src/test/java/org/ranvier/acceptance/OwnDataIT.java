package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A person's own recordings: from a file that shows how they have to look to a trained network. */
class OwnDataIT {

    private static final int USAGE = 2;
    private static final int DATA = 4;

    @TempDir
    Path directory;

    static List<String> layouts() throws IOException {
        try (Stream<Path> folders = Files.list(Installation.sources().resolve("examples/data"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** Pages whose blocks follow one another: a file is written under its name, a command is run. */
    @ParameterizedTest
    @ValueSource(strings = {"own-data.md", "tutorial-own-recordings.md"})
    void whatAPageShowsWorksInItsOrder(String page) throws Exception {
        Document document = Document.read(Installation.sources().resolve("docs").resolve(page));
        int commands = 0;
        for (Document.Block block : document.blocks()) {
            if (block.language().equals("yaml") && block.role().endsWith(".yaml")) {
                Files.writeString(directory.resolve(block.role()), block.text());
            }
            for (String line : block.is("sh", "") ? block.text().lines().toList() : List.<String>of()) {
                List<String> words = new ArrayList<>(
                        List.of(line.replaceFirst(" #.*", "").strip().split(" +")));
                assertThat(words.removeFirst()).as(block.place()).isEqualTo("ranvier");
                ranvier().run(words.toArray(String[]::new)).requireSuccess();
                commands++;
            }
        }
        assertThat(commands).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyExampleIsImportedByTheCommandThatItShowsAndTrainedOn(String layout) throws Exception {
        JsonNode example = ranvier()
                .run("data", "import", "--example", layout, "folder", "--json")
                .requireSuccess()
                .lastJson();
        if (!example.has("import")) {
            train(example.get("data").asString(), "folder", "{type: level-crossing, delta: 0.2}");
            return;
        }
        String[] command = (example.get("import").asString() + " --data here --json").split(" ");

        JsonNode imported = ranvier()
                .run(Stream.of(command).skip(1).toArray(String[]::new))
                .requireSuccess()
                .lastJson();

        boolean spikes = !layout.startsWith("arrays");
        assertThat(imported.get("splits").has("train")).isTrue();
        assertThat(imported.get("splits").has("test")).isTrue();
        assertThat(imported.get("classes").asInt()).isEqualTo(2);
        assertThat(imported.get("shape").get(0).asInt()).isEqualTo(spikes ? 4 : 2);
        assertThat(imported.get("advice")).isEmpty();
        train("{dataset: my-" + layout + "}", "here", spikes ? "none" : "{type: level-crossing, delta: 0.2}");
    }

    private void train(String data, String folder, String encoder) throws Exception {
        Files.writeString(directory.resolve("small.yaml"), """
                data: %s
                encoder: %s
                time: {dt: 2, steps: 100}
                network:
                  - {neurons: 2, neuron: {type: leaky, tau_mem: 20}, delays: {type: triangle, max: 20}}
                objective: mean-voltage
                training: {epochs: 1, optimizer: {type: adam, lr: 0.01}}
                """.formatted(data, encoder));
        ranvier().run("train", "small.yaml", "--data", folder).requireSuccess();
    }

    @Test
    void anExampleReplacesNothingAndItsNamesAreTold() throws Exception {
        ranvier().run("data", "import", "--example", "csv", "mine.csv").requireSuccess();

        Result again = ranvier().run("data", "import", "--example", "csv", "mine.csv");
        assertThat(again.exitCode()).isEqualTo(DATA);
        assertThat(again.stderr()).contains("mine.csv: it is there already");
        Result unknown = ranvier().run("data", "import", "--example", "hdf");
        assertThat(unknown.exitCode()).isEqualTo(USAGE);
        assertThat(unknown.stderr()).contains("there is no example 'hdf'", "arrays-npz");
    }

    @Test
    void aSampleIsDrawnBeforeAndAfterItsEncoderInAsciiTooAndIntoFiles() throws Exception {
        Result shown = ranvier()
                .run("data", "show", "yin-yang", "--sample", "3", "--split", "test", "--ascii", "--figure", "s.svg")
                .requireSuccess();

        assertThat(shown.stdout())
                .contains("yin-yang, test sample 3 of", "encoded by time-to-first-spike", "5 events on 5 channels")
                .matches("\\p{ASCII}*");
        assertThat(Files.readString(directory.resolve("s.svg"))).startsWith("<svg");
        Result beyond = ranvier().run("data", "show", "yin-yang", "--sample", "999999");
        assertThat(beyond.exitCode()).isEqualTo(USAGE);
        assertThat(beyond.stderr()).contains("--sample: the train split has");
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory).with("RANVIER_DATA", "");
    }
}
