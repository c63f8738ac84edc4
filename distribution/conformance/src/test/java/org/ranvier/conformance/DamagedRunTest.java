package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.data.Safetensors;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.report.TrainingListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What of a run was damaged or changed is never taken for what the run has written. */
class DamagedRunTest {

    private static final String EXPERIMENT = """
            name: damaged
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
            training: {epochs: 2, batch: 16, optimizer: {type: adam, lr: 0.01, lr_delays: 0.1}}
            backend: reference
            """;

    private static final int SOAK = Integer.getInteger("ranvier.soak", 1);

    private static final PluginRuntime PLUGINS = Plugins.open();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> CHECKPOINTS = List.of("best.safetensors", "last.safetensors");

    @TempDir
    Path directory;

    private Path run;

    @BeforeEach
    void train() throws IOException {
        StringBuilder text = new StringBuilder("sample,channel,time,label\n");
        for (int s = 0; s < 120; s++) {
            for (int e = 0; e < 4; e++) {
                text.append(s + "," + (s + e) % 4 + "," + (2 * e + s % 3) + "," + s % 2 + "\n");
            }
        }
        Files.writeString(directory.resolve("mine.csv"), text);
        run = directory.resolve("run");
        Path file = Files.writeString(directory.resolve("experiment.yaml"), EXPERIMENT);
        load(file).run(run, new TrainingListener() {}, () -> false);
    }

    @Test
    void aCheckpointWithABitFlippedOrAnEndCutIsRefusedAndTheOtherOneNamed() throws IOException {
        Random random = new Random(5);
        for (String name : CHECKPOINTS) {
            Path file = run.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            String other = CHECKPOINTS.get(1 - CHECKPOINTS.indexOf(name));
            for (int n = 0; n < 150 * SOAK; n++) {
                byte[] damaged = whole.clone();
                // Half of them in the header, which says what the numbers mean.
                int place = random.nextInt(n % 2 == 0 ? damaged.length : 1200);
                damaged[place] ^= (byte) (1 << random.nextInt(8));
                if (n % 10 == 0) {
                    damaged = Arrays.copyOf(damaged, place);
                }
                Files.write(file, damaged);

                assertThatThrownBy(() -> use(name))
                        .as("byte %d of %s", place, name)
                        .isInstanceOfSatisfying(RanvierException.class, e -> {
                            Problem problem = e.problems().getFirst();
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA);
                            assertThat(problem.where()).endsWith(name);
                            assertThat(problem.remedy()).startsWith("the other checkpoint of the run, " + other);
                        });
            }
            Files.write(file, whole);
        }
        System.out.println("promise: | bits flipped and ends cut in the checkpoints of a run: " + 2 * 150 * SOAK
                + " | none silent, the other checkpoint named in each |");
    }

    @Test
    void theOtherCheckpointCanTakeItsPlace() throws IOException {
        Files.write(run.resolve("last.safetensors"), new byte[] {1});
        Files.copy(
                run.resolve("best.safetensors"),
                run.resolve("last.safetensors"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        load(run.resolve("experiment.yaml"), "training.epochs=4").resume(run, new TrainingListener() {}, () -> false);

        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(4);
    }

    /** Those of versions before 0.1 have no checksum. */
    @Test
    void aCheckpointOfFormat1IsReadAsItWas() throws IOException {
        EvaluationReport now = evaluate();
        Path best = run.resolve("best.safetensors");
        Safetensors sealed = Safetensors.read(best);
        TreeMap<String, String> metadata = new TreeMap<>(sealed.metadata());
        metadata.remove("sha256");
        new Safetensors(sealed.tensors(), metadata).write(best);
        assertThatThrownBy(this::evaluate).hasMessageContaining("it has no checksum (sha256)");

        metadata.put("format", "ranvier-checkpoint/1");
        new Safetensors(sealed.tensors(), metadata).write(best);
        assertThat(evaluate().result()).isEqualTo(now.result());

        metadata.put("epoch", "two");
        metadata.remove("validation_losses");
        new Safetensors(sealed.tensors(), metadata).write(run.resolve("last.safetensors"));
        assertThatThrownBy(() -> use("last.safetensors"))
                .hasMessageContaining("what it says of the run makes no sense");
    }

    @Test
    void whatIsRecordedOfARunCannotBeOtherwise() throws IOException {
        Path file = run.resolve("resolved.json");
        String whole = Files.readString(file);
        JsonNode said = JSON.readTree(whole);
        Random random = new Random(7);
        int changed = 0;
        while (changed < 60 * SOAK) {
            byte[] mutated = whole.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(7));
            if (!says(mutated, said)) {
                changed++;
                Files.write(file, mutated);
                assertThatThrownBy(this::evaluate).hasMessageContaining("resolved.json");
                assertThatThrownBy(() -> use("last.safetensors")).hasMessageContaining("resolved.json");
            }
        }
        System.out.println("promise: | bits flipped in `resolved.json`: " + changed + " | none silent |");
        Files.writeString(file, JSON.writeValueAsString(said));
        assertThat(evaluate().result().loss()).as("other spaces change nothing").isFinite();
    }

    @Test
    void theMetricsOfARunThatGoesOnAreWhatItHasWritten() throws IOException {
        Path file = run.resolve("metrics.jsonl");
        List<String> lines = Files.readAllLines(file);
        for (String key : JSON.readTree(lines.getFirst()).propertyNames()) {
            if (!key.equals("seconds")) {
                ObjectNode line = (ObjectNode) JSON.readTree(lines.getFirst());
                line.put(key, 0.123);
                Files.write(file, List.of(JSON.writeValueAsString(line), lines.getLast()));
                assertThatThrownBy(() -> use("last.safetensors"))
                        .as(key)
                        .hasMessageContaining("metrics.jsonl: its line 1 is not what the run has written there");
            }
        }
        Files.write(file, lines.reversed());
        assertThatThrownBy(() -> use("last.safetensors")).hasMessageContaining("its line 1 ");
        Files.write(file, lines.subList(0, 1));
        assertThatThrownBy(() -> use("last.safetensors")).hasMessageContaining("its line 2 ");
        Files.write(file, lines);
        use("last.safetensors");
    }

    /** Where a person would see it: in lists, in reports and by the doctor, not only where a run goes on. */
    @Test
    void whatOfTheRecordsWasDamagedIsNotShownEither() throws IOException {
        Random random = new Random(12);
        int tried = 0;
        for (String name : List.of("metrics.jsonl", "resolved.json", "summary.json")) {
            Path file = run.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int n = 0; n < 70 * SOAK; n++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(7));
                tried += isShownAsItWas(file, whole, damaged) ? 0 : 1;
            }
            for (int length = SOAK > 1 ? 0 : whole.length - 40; length < whole.length - 1; length++) {
                tried += isShownAsItWas(file, whole, Arrays.copyOf(whole, length)) ? 0 : 1;
            }
            Files.write(file, whole);
        }
        System.out.println("promise: | bits flipped in records, and records cut, as the doctor shows them: " + tried
                + " that say something else | none silent |");
    }

    /** Whether a file still says what it said, but for the time that an epoch took, which has no checksum. */
    private boolean isShownAsItWas(Path file, byte[] whole, byte[] damaged) throws IOException {
        if (said(damaged).equals(said(whole))) {
            return true;
        }
        Files.write(file, damaged);
        assertThat(org.ranvier.training.archive.RunCheck.of(run))
                .as(new String(damaged, java.nio.charset.StandardCharsets.UTF_8))
                .anySatisfy(check -> {
                    assertThat(check.file()).isEqualTo(file.getFileName().toString());
                    assertThat(check.problem()).isPresent();
                });
        return false;
    }

    private static List<Object> said(byte[] records) {
        String text = new String(records, java.nio.charset.StandardCharsets.UTF_8);
        try {
            return text.startsWith("{\n")
                    ? List.of(JSON.readTree(text))
                    : text.lines()
                            .map(line -> (Object) ((ObjectNode) JSON.readTree(line)).without("seconds"))
                            .toList();
        } catch (tools.jackson.core.JacksonException | ClassCastException e) {
            return List.of(text);
        }
    }

    /** Not only in samples that are looked at. */
    @Test
    void oneDigitOfTheDataThatChangedIsToldByFile() throws IOException {
        Path data = directory.resolve("mine.csv");
        String text = Files.readString(data);
        Random random = new Random(9);
        for (int n = 0; n < 20; n++) {
            int line = 1 + random.nextInt(480);
            List<String> lines = new java.util.ArrayList<>(text.lines().toList());
            String[] cells = lines.get(line).split(",");
            cells[2] = Integer.toString(Integer.parseInt(cells[2]) + 1);
            lines.set(line, String.join(",", cells));
            Files.write(data, lines);

            for (String checkpoint : CHECKPOINTS) {
                assertThatThrownBy(() -> use(checkpoint))
                        .satisfiesAnyOf(
                                e -> assertThat(e)
                                        .hasMessageContaining(
                                                "its file mine.csv is not the one that the run has learned from"),
                                e -> assertThat(e).hasMessageContaining("split hold something else than those"));
            }
        }
    }

    private static boolean says(byte[] json, JsonNode said) {
        try {
            return JSON.readTree(json).equals(said);
        } catch (tools.jackson.core.JacksonException e) {
            return false;
        }
    }

    /** Evaluates the best checkpoint or goes on from the last one. */
    private void use(String checkpoint) {
        if (checkpoint.startsWith("best")) {
            evaluate();
        } else {
            load(run.resolve("experiment.yaml")).resume(run, new TrainingListener() {}, () -> false);
        }
    }

    private EvaluationReport evaluate() {
        return load(run.resolve("experiment.yaml")).evaluate(run, "validation", Integer.MAX_VALUE);
    }

    private Experiment load(Path file, String... changes) {
        return Experiment.load(
                file,
                new Experiment.Changes(List.of(changes), OptionalLong.empty(), Optional.empty()),
                new Experiment.Environment(PLUGINS, new Folder(directory), 1));
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
