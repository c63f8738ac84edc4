package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.TrainingListener;

/**
 * A run that goes on keeps what its figures depend on: training the experiment that it then has from the start gives
 * its numbers, bit by bit. What would break that is refused and changes nothing.
 */
class GoingOnTest {

    private static final String EXPERIMENT = """
            name: goes-on
            seed: 3
            data: {dataset: {type: spikes, train: mine.csv, channels: 4, time_unit: ms}}
            time: {steps: 12}
            network:
              - neurons: 5
                neuron: {type: lif, tau_mem: 6, v_threshold: 0.3}
                connectivity: {type: fixed-sparse, sparsity: 0.5}
                weights: {init: normal, mean: 0.5, std: 0.5}
                delays: {type: dcls, max: 5}
              - {neurons: 2, neuron: {type: leaky, tau_mem: 6}}
            objective: mean-voltage
            training: {epochs: 2, batch: 4, optimizer: {type: adam, lr: 0.01, lr_delays: 0.1}}
            backend: reference
            """;

    private static final PluginRuntime PLUGINS = Plugins.open();

    private final List<String> advice = new ArrayList<>();

    @TempDir
    Path directory;

    @BeforeEach
    void writeData() throws IOException {
        write("mine.csv", 20);
        Files.writeString(directory.resolve("experiment.yaml"), EXPERIMENT);
    }

    /** Each of these would have had another past with more epochs, but for the last ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | training.schedule=cosine
            true  | training.schedule_delays=one-cycle
            true  | training.schedule={type: step, every: 1}
            true  | network.0.structure={type: rigl, every: 2}
            false | network.0.delays={type: triangle, max: 5}
            false | network.0.delays={type: dcls, max: 5, width: per-delay}
            """)
    void moreEpochsLeaveThePastAsItWas(boolean told, String change) throws IOException {
        Path run = train("run", change, "training.schedule_weights={type: plateau, patience: 0}");

        resume(run, "training.epochs=5");

        assertThat(advice.toString().contains("keep to the 2 epochs")).isEqualTo(told);
        assertThat(numbers(trainAgain(run))).isEqualTo(numbers(run));
    }

    @Test
    void schedulesStandStillAfterTheirEpochsHoweverOftenARunGoesOn() throws IOException {
        Path run = train("run", "training.schedule=cosine");

        resume(run, "training.epochs=3");
        resume(run, "training.epochs=5");

        assertThat(numbers(trainAgain(run))).isEqualTo(numbers(run));
        assertThat(Files.readString(run.resolve("experiment.yaml"))).contains("schedule_epochs: 2");
    }

    /** A step every so many epochs asks nobody how many there are. */
    @Test
    void aScheduleThatDoesNotAskForTheTotalGoesOnBesideOneThatDoes() throws IOException {
        String step = "training.schedule_weights={type: step, every: 3, factor: 1e-30}";
        Path run = train("run", step, "training.epochs=3");

        resume(run, "training.epochs=4");

        Path before = train("before", step, "training.epochs=3");
        assertThat(weights(run)).as("the fourth epoch has next to no rate").isEqualTo(weights(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.epochs=1",
                "training.batch=5",
                "training.optimizer.lr=0.02",
                "training.schedule=cosine",
                "training.schedule_epochs=9",
                "training.clip_norm=1",
                "training.detach_reset=false",
                "training.regularizers=[{type: l2, strength: 0.1}]",
                "data.limit=10",
                "data.validation=0.4",
                "data.validation_by=group",
                "time.dt=0.5",
                "objective=max-voltage",
                "encoder={type: none, repeat: true}",
                "network.0.neurons=6",
                "network.0.neuron.tau_mem=7",
                "network.0.weights.scale=2",
                "network.0.delays.max=6",
                "network.1.dropout=0.1",
                "seed=4",
                "backend=simd"
            })
    void whatWouldChangeThePastIsRefusedAndLeavesTheRunAsItIs(String change) throws IOException {
        Path run = train("run");
        Map<String, String> before = files(run);

        assertThatThrownBy(() -> resume(run, change))
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(change)
                                    .startsWith(problem.where()
                                            .replace("network.hidden", "network.0")
                                            .replace("network.output", "network.1"));
                            assertThat(problem.message()).startsWith("the run has ");
                            assertThat(problem.remedy()).isNotEmpty();
                        }));

        assertThat(files(run)).isEqualTo(before);
    }

    @Test
    void allThatIsRefusedIsToldAtOnce() throws IOException {
        Path run = train("run");

        assertThatThrownBy(() -> resume(run, "training.batch=5", "network.0.neurons=6", "objective=max-voltage"))
                .isInstanceOfSatisfying(
                        RanvierException.class, e -> assertThat(e.problems()).hasSize(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.early_stopping=7",
                "name=another",
                "published=[{label: paper, test: 90}]",
                "training.batch=4.0",
                "objective={type: mean-voltage}",
                "seed=3"
            })
    void whatChangesNoNumberMayBeAnother(String change) throws IOException {
        Path run = train("run");

        resume(run, change, "training.epochs=3");

        assertThat(numbers(trainAgain(run))).isEqualTo(numbers(run));
    }

    @Test
    void theSeedOfTheCommandLineIsNoWayRound() throws IOException {
        Path run = train("run");
        Map<String, String> before = files(run);

        assertThatThrownBy(() ->
                        load(run.resolve("experiment.yaml"), OptionalLong.of(9)).resume(run, listener(), () -> false))
                .hasMessageContaining("the run has been trained with 3 and cannot go on with 9")
                .hasMessageContaining("--seed 9");
        assertThat(files(run)).isEqualTo(before);
    }

    @Test
    void anExperimentThatWasEditedIsNoWayRoundEither() throws IOException {
        Path run = train("run");
        Path file = run.resolve("experiment.yaml");
        Files.writeString(file, Files.readString(file).replace("tau_mem: 6", "tau_mem: 7"));

        assertThatThrownBy(() -> resume(run)).hasMessageContaining("it was edited since the run began");
    }

    /** One sample more changes which ones validate. */
    @Test
    void otherDataIsRefused() throws IOException {
        Path run = train("run");
        Map<String, String> before = files(run);
        write("mine.csv", 22);

        assertThatThrownBy(() -> resume(run))
                .hasMessageContaining("train split has 18 samples, but the run has learned with one of 16");
        assertThat(files(run)).isEqualTo(before);
    }

    @Test
    void otherSamplesAreRefused() throws IOException {
        Path run = train("run");
        Path data = directory.resolve("mine.csv");
        Files.writeString(data, Files.readString(data).replace(".5,", ".25,"));

        assertThatThrownBy(() -> resume(run))
                .hasMessageContaining("samples of its train split hold something else than those of the run");
    }

    @Test
    void otherClassesAreRefused() throws IOException {
        Path run = train("run");
        Path data = directory.resolve("mine.csv");
        Files.writeString(
                data,
                Files.readString(data)
                        .replaceAll(",0\n", ",2\n")
                        .replaceAll(",1\n", ",0\n")
                        .replaceAll(",2\n", ",1\n"));

        assertThatThrownBy(() -> resume(run))
                .hasMessageContaining("or their classes, are others than those of the run");
    }

    @Test
    void aDamagedCheckpointLeavesTheRestAsItIs() throws IOException {
        Path run = train("run");
        Files.write(run.resolve("last.safetensors"), new byte[] {1, 2, 3});
        Map<String, String> before = files(run);

        assertThatThrownBy(() -> resume(run, "training.epochs=5")).isInstanceOf(RanvierException.class);
        assertThat(files(run)).isEqualTo(before);
    }

    /** Samples of two classes in turns, a few events each. */
    private void write(String name, int samples) throws IOException {
        StringBuilder text = new StringBuilder("sample,channel,time,label\n");
        for (int s = 0; s < samples; s++) {
            for (int e = 0; e < 6; e++) {
                text.append(s)
                        .append(',')
                        .append((s + e * (1 + s % 2)) % 4)
                        .append(',')
                        .append((3 * e + s) % 9 + 0.5)
                        .append(',')
                        .append(s % 2)
                        .append('\n');
            }
        }
        Files.writeString(directory.resolve(name), text.toString());
    }

    private Path train(String name, String... changes) {
        Path run = directory.resolve(name);
        load(directory.resolve("experiment.yaml"), OptionalLong.empty(), changes)
                .run(run, listener(), () -> false);
        return run;
    }

    private Path trainAgain(Path run) {
        Path again = directory.resolve("again");
        load(run.resolve("experiment.yaml"), OptionalLong.empty()).run(again, listener(), () -> false);
        return again;
    }

    private void resume(Path run, String... changes) {
        load(run.resolve("experiment.yaml"), OptionalLong.empty(), changes).resume(run, listener(), () -> false);
    }

    private Experiment load(Path file, OptionalLong seed, String... changes) {
        Experiment.Environment environment = new Experiment.Environment(PLUGINS, new Folder(directory), 1);
        return Experiment.load(file, new Experiment.Changes(List.of(changes), seed, Optional.empty()), environment);
    }

    private TrainingListener listener() {
        return new TrainingListener() {
            @Override
            public void advice(String sentence) {
                advice.add(sentence);
            }
        };
    }

    private static Map<String, String> numbers(Path run) throws IOException {
        Map<String, String> files = files(run);
        files.keySet().retainAll(List.of("last.safetensors", "best.safetensors"));
        return files;
    }

    private static double[] weights(Path run) {
        return org.ranvier.data.Safetensors.read(run.resolve("last.safetensors"))
                .tensors()
                .get("hidden.weights")
                .values();
    }

    private static Map<String, String> files(Path run) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(run)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private record Folder(Path path) implements DataFolders {
        @Override
        public Optional<Path> find(String relative) {
            return Optional.of(path.resolve(relative)).filter(Files::exists);
        }

        @Override
        public List<Path> searched() {
            return List.of(path);
        }
    }
}
