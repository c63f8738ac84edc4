package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.data.Safetensors;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.TrainingListener;

/**
 * However far an experiment is driven: what it leaves is finite, or it ends with a sentence that says where numbers
 * ended.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExtremeNumbersTest {

    private static final List<String> BACKENDS = List.of("reference", "simd");

    @TempDir
    Path directory;

    private PluginRuntime plugins;
    private int runs;

    /** How a run ended: 0 and what it came to, or the exit code and what was said. */
    private record End(
            Path run, int code, List<Problem> problems, List<EpochReport> epochs, Optional<RunSummary> summary) {

        /** The exit code that the program has for a kind of problem. */
        static int code(Problem.Kind kind) {
            return switch (kind) {
                case USAGE -> 2;
                case PLUGIN -> 3;
                case DATA -> 4;
                case RUN -> 5;
            };
        }

        String sentence() {
            return problems.isEmpty() ? "" : problems.getFirst().toString();
        }
    }

    @BeforeAll
    void open(@TempDir Path made) throws IOException {
        plugins = OddPlugin.open(made);
    }

    /** The code is that of both backends, or – where numbers end in single precision only. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | plain | training.optimizer={type: sgd, lr: 1e30}
            0 | plain | training.optimizer={type: adam, lr: 1e30}
            5 | plain | training.optimizer={type: sgd, lr: 3e38}
            5 | plain | training.optimizer={type: sgd, lr: 3e38, momentum: 0.99}
            5 | plain | training.optimizer={type: amsgrad, lr: 3e38}
            3 | plain | training.optimizer={type: adam, lr: 0.01, epsilon: 0}
            2 | plain | training.optimizer.lr=1e39
            0 | plain | training.optimizer.lr_delays=1e30
            0 | plain | network.hidden.neuron.train=[tau_mem, v_threshold] ; training.optimizer.lr_neurons=1e30
            0 | plain | network.hidden.from=[{from: input, weights: {init: constant, value: 1e38}}]
            0 | plain | network.hidden.from=[{from: input, weights: {init: normal, std: 1e38}}]
            0 | plain | network.hidden.from=[{from: input, weights: {init: normal, std: 1e19}}]
            0 | plain | network.hidden.from=[{from: input, weights: {init: normal, scale: 1e38}}]
            2 | plain | network.hidden.from=[{from: input, weights: {init: normal, scale: 1e39}}]
            2 | plain | network.output.weights={values: [[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1e39]]}
            5 | plain | network.hidden.from=[{from: input, weights: {init: normal, mean: 0.3, std: 0.5}}, {from: hidden, weights: {init: normal, mean: 0, std: 100}}] ; training.surrogate={type: fast-sigmoid, slope: 1e-30} ; time.steps=200
            5 | plain | network.hidden.from=[{from: input, weights: {init: normal, mean: 0.3, std: 0.5}}, {from: hidden, weights: {init: normal, mean: 0, std: 100}}] ; training.surrogate={type: fast-sigmoid, slope: 1e-30} ; time.steps=200 ; training.clip_norm=1
            5 | plain | network.hidden.from=[{from: input, weights: {init: normal, mean: 0.3, std: 0.5}}, {from: hidden, weights: {init: normal, mean: 0, std: 1e10}}] ; training.surrogate={type: triangle, height: 1e30, width: 1e30}
            5 | plain | training.surrogate={type: triangle, height: 3e38}
            0 | plain | training.surrogate={type: arctan, alpha: 1e38}
            0 | plain | training.surrogate={type: sigmoid, slope: 1e-38}
            0 | plain | network.hidden.neuron.tau_mem=1e-38
            0 | plain | network.hidden.neuron.tau_mem=1e-300
            0 | plain | network.hidden.neuron.tau_mem=1e38
            0 | plain | network.hidden.neuron.v_threshold=1e-38
            0 | plain | network.hidden.neuron.v_threshold=1e38
            2 | plain | time.dt=1e-30
            0 | plain | time.dt=1e30
            2 | plain | network.hidden.neuron={type: lif, leak: euler, tau_mem: 0.4}
            2 | plain | network.hidden.neuron={type: lif, leak: euler, tau_mem: 0.9}
            0 | plain | network.hidden.neuron={type: lif, leak: euler, tau_mem: 1.5, train: [tau_mem]} ; training.optimizer.lr_neurons=5
            0 | plain | network.hidden.neuron={type: lif, leak: factor, train: [alpha]} ; training.optimizer.lr_neurons=1e20
            0 | plain | network.output.neuron={type: odd-neuron, tau: 3, train: [tau, gain]} ; training.optimizer.lr_neurons=1
            0 | plain | network.output.neuron={type: odd-neuron, tau: 3, train: [tau, gain]} ; training.optimizer={type: sgd, lr: 0.01, lr_neurons: 1e30}
            0 | plain | network.output.neuron={type: odd-neuron, leak: own, tau: 3, train: [tau]} ; training.optimizer.lr_neurons=5
            2 | plain | network.output.neuron={type: odd-neuron, leak: own, tau: 0.3}
            2 | plain | network.output.neuron={type: odd-neuron, leak: rectified, tau: 0.45}
            – | plain | network.hidden.from[0].normalize=batch ; training.optimizer.lr=1e30
            – | plain | network.hidden.from[0].normalize=batch ; network.hidden.from[0].weights.std=1e30
            – | plain | network.hidden.from[0].normalize=batch ; network.hidden.from[0].weights.std=3e37
            0 | plain | network.hidden.dropout=0.999999
            5 | plain | training.regularizers=[{type: l2, strength: 1e38}]
            5 | plain | training.regularizers=[{type: band, strength: 1e38, high: 0, on: spikes}]
            0 | plain | training.clip_norm=1e-38
            0 | plain | training.clip_norm=3e38
            5 | plain | training.schedule={type: one-cycle, peak: 1e38} ; training.optimizer.lr=1e10
            0 | plain | training.schedule={type: plateau, patience: 0, factor: 1e-38} ; training.epochs=6
            3 | plain | training.schedule={type: odd-schedule, fault: nan}
            5 | plain | training.schedule={type: odd-schedule, fault: large}
            3 | plain | training.optimizer={type: odd-optimizer, lr: 0.01, fault: zero}
            3 | plain | training.optimizer={type: odd-optimizer, lr: 0.01, fault: third}
            5 | plain | training.optimizer={type: odd-optimizer, lr: 0.01, fault: slot}
            3 | plain | network.hidden.from=[{from: input, weights: {init: odd-start}}]
            3 | plain | network.hidden.from[0].delays={type: odd-delays, max: 4, fault: support}
            3 | plain | network.hidden.from[0].delays={type: odd-delays, max: 4, fault: nan}
            3 | plain | network.hidden.from[0].delays={type: odd-delays, max: 4, fault: late} ; training.epochs=4
            3 | plain | encoder={type: odd-encoder, fault: channel}
            3 | plain | encoder={type: odd-encoder, fault: time}
            3 | plain | encoder={type: odd-encoder, fault: value}
            3 | plain | data.dataset={type: odd-data, fault: sample}
            3 | plain | data.dataset={type: odd-data, targets: values, fault: target} ; objective=odd-objective
            3 | plain | objective={type: odd-objective, fault: loss}
            3 | plain | objective={type: odd-objective, fault: gradient}
            3 | plain | objective={type: odd-objective, fault: class}
            5 | plain | objective=odd-objective ; network.output.weights={init: constant, value: 1e20}
            – | plain | network.hidden.from=[{from: input, connectivity: {type: fixed-sparse, sparsity: 0.5}, structure: {type: deep-r, grow: negative-gradient}, weights: {init: kaiming-uniform, parametrization: {type: dale, sign: random-sign}}, delays: {type: triangle, max: 4}}] ; training.optimizer.lr=3e38
            – | plain | network.hidden.from=[{from: input, connectivity: {type: fixed-sparse, sparsity: 0.5}, structure: {type: deep-r, grow: negative-gradient}, weights: {init: kaiming-uniform, gain: 1e38, parametrization: {type: dale, sign: random-sign}}, delays: {type: triangle, max: 4}}]
            – | plain | network.hidden.from=[{from: input, connectivity: {type: fixed-sparse, sparsity: 0.5}, structure: {type: deep-r, grow: negative-gradient}, weights: {init: kaiming-uniform, parametrization: {type: dale, sign: random-sign}}, delays: {type: triangle, max: 4}}] ; training.optimizer.lr=0.5
            0 | events | training.optimizer={type: sgd, lr: 1e30}
            0 | events | training.optimizer={type: adam, lr: 1e30}
            0 | events | training.optimizer.lr_delays=1e30
            0 | events | network.hidden.weights={init: constant, value: 1e38}
            0 | events | network.hidden.weights={init: normal, mean: 0, std: 1e30}
            0 | events | network.hidden.neuron.tau_mem=1e-30
            0 | events | network.hidden.neuron={type: lif-exact, tau_mem: 2, tau_syn: 1, v_threshold: 1e30}
            0 | events | network.hidden.neuron={type: lif-exact, tau_mem: 2, tau_syn: 1, v_threshold: 1e-30}
            0 | events | training.clip_norm=1e-30
            """)
    void whatIsLeftIsFiniteOrARunEndsWithASentence(String code, String kind, String changes) throws IOException {
        for (String backend : BACKENDS) {
            End end = train(
                    kind.equals("events") ? ExtremeExperiments.EVENTS : ExtremeExperiments.PLAIN,
                    backend,
                    changes.split(" ; "));

            assertSound(end, backend);
            if (!code.equals("–")) {
                assertThat(end.code()).as(backend + ": " + end.sentence()).isEqualTo(Integer.parseInt(code));
            }
        }
    }

    /** Three hundred experiments whose numbers are anything that can be written; none ends with exit code 0 and NaN. */
    @Test
    void whateverNumbersAreDrawnNothingEndsSilently() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        Map<Integer, Integer> codes = new TreeMap<>();
        for (int n = 0; n < 300 * Integer.getInteger("ranvier.soak", 1); n++) {
            boolean events = n % 5 == 4;
            List<String> drawn = new ArrayList<>(List.of("training.epochs=2"));
            if (!events && n % 3 == 0) {
                drawn.add("training.optimizer={type: sgd, lr: 0.1, lr_delays: 0.1, lr_neurons: 0.1}");
            }
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                List<String> keys = events ? ExtremeExperiments.EVENT_KEYS : ExtremeExperiments.PLAIN_KEYS;
                drawn.add(keys.get(random.nextInt(keys.size())) + "="
                        + ExtremeExperiments.NUMBERS.get(random.nextInt(ExtremeExperiments.NUMBERS.size())));
            }
            End end = train(
                    events ? ExtremeExperiments.EVENTS : ExtremeExperiments.PLAIN,
                    BACKENDS.get(n % 2),
                    drawn.toArray(String[]::new));
            assertSound(end, drawn.toString());
            codes.merge(end.code(), 1, Integer::sum);
        }
        assertThat(codes.keySet()).as("how they end").contains(0, 2).isSubsetOf(0, 2, 3, 5);
        assertThat(codes.get(0)).as(codes.toString()).isGreaterThan(60);
        System.out.println("promise: | experiments with numbers from −1e38 to 1e300, ∞ and NaN, on two backends: "
                + 300 * Integer.getInteger("ranvier.soak", 1) + ", by exit code " + codes + " | none silent |");
    }

    /** What stops a run stops it before anything of the epoch is written. */
    @Test
    void theLastFinishedEpochStandsCanBeEvaluatedAndGoneOnFrom() throws IOException {
        End end = train(ExtremeExperiments.PLAIN, "simd", "training.schedule={type: odd-schedule, fault: nan}");
        byte[] last = Files.readAllBytes(end.run().resolve("last.safetensors"));

        assertThat(end.sentence())
                .contains(
                        "epoch 2, step 4: ",
                        "the run is kept as it was after epoch 1, see: ranvier evaluate " + end.run());
        assertThat(Files.readAllLines(end.run().resolve("metrics.jsonl"))).hasSize(1);
        Experiment kept = load(end.run().resolve("experiment.yaml"), "simd");
        assertThat(kept.evaluate(end.run(), "test", 100).result())
                .isEqualTo(end.epochs().getFirst().test().orElseThrow());
        assertThatThrownBy(() -> kept.resume(end.run(), new TrainingListener() {}, () -> false))
                .hasMessageContaining(
                        "epoch 2, step 4: plugin odd-numbers@1.0.0: schedule 'odd-schedule (fault nan)' gives the factor NaN");
        assertThat(Files.readAllBytes(end.run().resolve("last.safetensors"))).isEqualTo(last);
    }

    @Test
    void aCheckpointWithANumberThatIsNoneIsRefused() throws IOException {
        End end = train(ExtremeExperiments.PLAIN, "simd");
        Path best = end.run().resolve("best.safetensors");
        Safetensors sound = Safetensors.read(best);
        sound.tensors().get("hidden.tau_mem").values()[2] = Double.NaN;
        sound.write(best);

        assertThatThrownBy(
                        () -> load(end.run().resolve("experiment.yaml"), "simd").evaluate(end.run(), "test", 100))
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.DATA))
                .hasMessageContaining("best.safetensors: number 2 of 'hidden.tau_mem' is NaN");
    }

    @Test
    void aTrainedTimeConstantStaysAboveTheTickOfAnEulerStep() throws IOException {
        for (String backend : BACKENDS) {
            End end = train(
                    ExtremeExperiments.PLAIN,
                    backend,
                    "network.hidden.neuron={type: lif, leak: euler, tau_mem: 1.5, train: [tau_mem]}",
                    "objective=odd-objective",
                    "network.output.weights={init: constant, value: 1}",
                    "training.optimizer={type: sgd, lr: 0, lr_neurons: 1e6}");

            double[] taus = Safetensors.read(end.run().resolve("last.safetensors"))
                    .tensors()
                    .get("hidden.tau_mem")
                    .values();
            assertThat(Arrays.stream(taus))
                    .as(backend + " " + end.sentence())
                    .allMatch(tau -> tau > 1)
                    .anyMatch(tau -> tau < 1.01);
        }
    }

    private static void assertSound(End end, String backend) throws IOException {
        for (String file : List.of("last.safetensors", "best.safetensors")) {
            Path checkpoint = end.run().resolve(file);
            if (Files.exists(checkpoint)) {
                Safetensors.read(checkpoint)
                        .tensors()
                        .forEach((name, array) -> assertThat(Arrays.stream(array.values()))
                                .as(backend + ", " + name + " of " + file + ", " + end.sentence())
                                .allMatch(x -> Math.abs(x) <= Float.MAX_VALUE));
            }
        }
        assertThat(end.epochs()).as(backend).allSatisfy(epoch -> {
            assertThat(epoch.train().loss()).isFinite();
            assertThat(epoch.validation().loss()).isFinite();
        });
        assertThat(end.problems()).allSatisfy(problem -> {
            assertThat(problem.where()).isNotEmpty();
            assertThat(problem.remedy()).isNotEmpty();
            assertThat(problem.toString()).doesNotContain("Exception");
        });
    }

    private End train(String experiment, String backend, String... changes) throws IOException {
        Path file = Files.writeString(directory.resolve("experiment.yaml"), experiment);
        Path run = directory.resolve("run" + ++runs);
        List<EpochReport> epochs = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epoch(EpochReport report, boolean best) {
                epochs.add(report);
            }
        };
        try {
            RunSummary summary = load(file, backend, changes).run(run, listener, () -> false);
            return new End(run, 0, List.of(), epochs, Optional.of(summary));
        } catch (RanvierException e) {
            return new End(run, End.code(e.problems().getFirst().kind()), e.problems(), epochs, Optional.empty());
        }
    }

    private Experiment load(Path file, String backend, String... changes) {
        return Experiment.load(
                file,
                new Experiment.Changes(List.of(changes), OptionalLong.empty(), Optional.of(backend)),
                new Experiment.Environment(plugins, new NoFolders(), 1));
    }

    private record NoFolders() implements DataFolders {
        @Override
        public Optional<Path> find(String relative) {
            return Optional.empty();
        }

        @Override
        public List<Path> searched() {
            return List.of();
        }
    }
}
