package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Training without a clock, as users see it. */
class EventDrivenIT {

    /** Weak output weights, so that silent neurons have to be woken and the run ends while that goes on. */
    private static final List<String> SHORT = List.of(
            "train",
            "yin-yang-delgrad",
            "--json",
            "--set",
            "data.limit=600",
            "--set",
            "network.output.weights.mean=0.05");

    @TempDir
    Path directory;

    @Test
    void aRunThatIsResumedHasTheBytesOfOneThatWasNot() throws Exception {
        train("whole", "--set", "training.epochs=4", "--threads", "1");
        train("parted", "--set", "training.epochs=2", "--threads", "2");
        ranvier()
                .run("train", "--resume", "parted", "--set", "training.epochs=4")
                .requireSuccess();

        byte[] whole = Files.readAllBytes(directory.resolve("whole/last.safetensors"));
        assertThat(directory.resolve("parted/last.safetensors")).hasBinaryContent(whole);
        assertThat(new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1))
                .as("what waking silent neurons has reached, and how many steps it took")
                .contains("missing_spikes/output", "\"replaced_steps\":\"")
                .doesNotContain("\"replaced_steps\":\"0\"");
    }

    @Test
    void publishedFiguresStandBesideTheResultOfTheExperimentTheyAreOf() throws Exception {
        Path file = Installation.assembled().examples().resolve("yin-yang-delgrad.yaml");
        Path brief = directory.resolve("brief.yaml");
        Files.writeString(brief, Files.readString(file).replace("epochs: 300", "epochs: 1"));

        Result same = ranvier()
                .run("train", brief.toString(), "--json", "--seed", "7")
                .requireSuccess();
        JsonNode published = same.lastJson().get("published").get(0);
        assertThat(published.get("test").asDouble()).isEqualTo(0.982);
        assertThat(same.stderr()).contains("published", "98.20 %");

        Result other = ranvier()
                .run("train", brief.toString(), "--json", "--set", "network.hidden.neurons=5")
                .requireSuccess();
        assertThat(other.lastJson().has("published")).isFalse();
        assertThat(other.stderr()).doesNotContain("published");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            network.hidden.neuron=adlif-plus | 'adlif-plus' has none; choose one of 'lif-exact', 'srm'
            network.output.delays=slayer     | 'output' has the delays 'slayer', which need a clock
            objective=spike-count            | the network puts out spike times
            """)
    void whatNeedsAClockIsRefusedByName(String change, String because) throws Exception {
        List<String> problems = Refusal.in(directory).of(2, "train", "yin-yang-delgrad", "--set", change);

        assertThat(String.join("\n", problems)).contains(because);
    }

    private Result train(String out, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(SHORT);
        arguments.addAll(List.of("--out", out));
        arguments.addAll(List.of(more));
        return ranvier().run(arguments.toArray(String[]::new)).requireSuccess();
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
