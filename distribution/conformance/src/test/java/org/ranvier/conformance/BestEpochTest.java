package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.api.data.Metric;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.EpochReport;
import org.ranvier.training.report.EvaluationReport;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.TrainingListener;

/** The best epoch is the first with the best validation value of the metric that the objective selects by. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BestEpochTest {

    private static final String CLOCKED = """
            name: clocked
            seed: 1
            data: {dataset: {type: odd-data, targets: values}}
            encoder: odd-encoder
            time: {dt: 1, steps: 20}
            network:
              - {name: hidden, neurons: 6, neuron: {type: lif, tau_mem: 5}, weights: {init: normal, mean: 0.3, std: 0.5}}
              - {name: output, neurons: 2, neuron: {type: leaky, tau_mem: 5}}
            objective: mse
            training:
              epochs: 5
              batch: 8
              optimizer: {type: adam, lr: 0.3}
            """;

    private static final String EVENTS = """
            name: events
            seed: 1
            data: {dataset: {type: odd-data, targets: trains}}
            encoder: {type: time-to-first-spike, early: 0.15, late: 2.0}
            network:
              - name: output
                neurons: 2
                neuron: {type: lif-exact, tau_mem: 2, tau_syn: 1}
                weights: {init: normal, mean: 1, std: 1}
                delays: {type: delgrad, site: synaptic, cut: 0.2}
            objective: first-spike-mse
            training:
              epochs: 5
              batch: 8
              optimizer: {type: adam, lr: 0.1, lr_delays: 0.1}
            """;

    @TempDir
    Path directory;

    private PluginRuntime plugins;

    /** A run, with its epochs. */
    private record Trained(Path run, RunSummary summary, List<EpochReport> epochs) {}

    @BeforeAll
    void open(@TempDir Path made) throws IOException {
        plugins = OddPlugin.open(made);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reference | values   | mse                         | leaky | loss
            simd      | values   | mse                         | leaky | loss
            reference | per-tick | per-tick                    | leaky | tick_accuracy
            simd      | per-tick | per-tick                    | leaky | tick_accuracy
            reference | trains   | {type: spike-train, tau: 5} | lif   | van_rossum_distance
            simd      | trains   | {type: spike-train, tau: 5} | lif   | van_rossum_distance
            """)
    void targetsWithoutAClassSelectByTheObjectivesMetric(
            String backend, String targets, String objective, String neuron, String metric) throws IOException {
        Trained trained = train(
                CLOCKED,
                backend,
                "data.dataset.targets=" + targets,
                "objective=" + objective,
                "network.output.neuron=" + neuron);

        assertThat(trained.summary().selectedBy().name()).isEqualTo(metric);
        assertSelected(trained, backend);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void exactSpikeTimesSelectByTheLossWhichCountsMissingSpikes(String backend) throws IOException {
        Trained trained = train(EVENTS, backend);

        assertThat(trained.summary().selectedBy()).isEqualTo(Metric.LOSS);
        assertThat(trained.summary().testValues()).containsOnlyKeys("loss", "spike_time_error", "missing_spikes");
        assertSelected(trained, backend);
    }

    /** A metric that is higher where the loss is higher. */
    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void theMetricSelectsWhereTheLossDisagrees(String backend) throws IOException {
        Trained byLoss = train(CLOCKED, backend, "objective=odd-objective");
        Trained byMetric = train(CLOCKED, backend, "objective={type: odd-objective, metric: opposite}");

        assertThat(byMetric.epochs())
                .extracting(EpochReport::validation)
                .allSatisfy(result -> assertThat(result.metrics().values()).containsExactly(result.loss()));
        assertThat(byMetric.summary().bestEpoch()).isNotEqualTo(byLoss.summary().bestEpoch());
        assertSelected(byLoss, backend);
        assertSelected(byMetric, backend);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void ofEqualEpochsTheFirstIsTheBest(String backend) throws IOException {
        Trained still = train(
                CLOCKED,
                backend,
                "data.dataset.targets=per-tick",
                "objective=per-tick",
                "training.optimizer={type: sgd, lr: 0}");

        assertThat(still.epochs()).hasSize(5);
        assertThat(still.summary().bestEpoch()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "simd"})
    void stoppingAndGoingOnSelectsTheSame(String backend) throws IOException {
        String[] changes = {
            "data.dataset.targets=per-tick",
            "objective=per-tick",
            "training.schedule={type: plateau, patience: 0}",
            "training.optimizer.lr=0.3"
        };
        Trained whole = train(CLOCKED, backend, changes);
        Path parts = directory.resolve("parts");
        List<EpochReport> epochs = new ArrayList<>();
        load(file(CLOCKED), backend, changes).run(parts, listener(epochs), () -> epochs.size() >= 2);

        RunSummary summary =
                load(parts.resolve("experiment.yaml"), backend).resume(parts, listener(epochs), () -> false);

        assertThat(summary.bestEpoch()).isEqualTo(whole.summary().bestEpoch());
        assertThat(summary.testValues()).isEqualTo(whole.summary().testValues());
        for (String file : List.of("last.safetensors", "best.safetensors")) {
            assertThat(Files.mismatch(parts.resolve(file), whole.run().resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "reference")
    void aContributionThatIsNotDeclaredIsTheObjectivesFault(String backend) {
        assertThatThrownBy(() -> train(CLOCKED, backend, "objective={type: odd-objective, metric: undeclared}"))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("contributes to the metrics [opposite] and declares [loss]");
    }

    private void assertSelected(Trained trained, String backend) throws IOException {
        RunSummary summary = trained.summary();
        Metric metric = summary.selectedBy();
        EpochReport best = trained.epochs().getFirst();
        for (EpochReport epoch : trained.epochs()) {
            if (metric.better()
                    .isBetter(epoch.validation().of(metric), best.validation().of(metric))) {
                best = epoch;
            }
        }
        double test = best.test().orElseThrow().of(metric);
        assertThat(summary.bestEpoch()).isEqualTo(best.epoch());
        assertThat(summary.bestValidation())
                .isEqualTo(best.validation().of(metric))
                .isFinite();
        assertThat(summary.testAtBestValidation()).isEqualTo(test);
        assertThat(summary.testValues().get(metric.name()).atBestValidation()).isEqualTo(test);
        try (Stream<String> lines = Files.lines(trained.run().resolve("metrics.jsonl"))) {
            assertThat(lines)
                    .hasSize(5)
                    .allSatisfy(line -> assertThat(line)
                            .contains("\"validation_" + metric + "\":", "\"test_" + metric + "\":")
                            .doesNotContain("accuracy\":null"));
        }
        EvaluationReport again =
                load(trained.run().resolve("experiment.yaml"), backend).evaluate(trained.run(), "test", 100);
        assertThat(again.result()).isEqualTo(best.test().orElseThrow());
        assertThat(again.confusion()).isEmpty();
    }

    private Trained train(String experiment, String backend, String... changes) throws IOException {
        Path run = Files.createTempDirectory(directory, "run").resolve("run");
        List<EpochReport> epochs = new ArrayList<>();
        RunSummary summary = load(file(experiment), backend, changes).run(run, listener(epochs), () -> false);
        return new Trained(run, summary, epochs);
    }

    private Path file(String experiment) throws IOException {
        return Files.writeString(directory.resolve("experiment.yaml"), experiment);
    }

    private static TrainingListener listener(List<EpochReport> epochs) {
        return new TrainingListener() {
            @Override
            public void epoch(EpochReport report, boolean best) {
                epochs.add(report);
            }
        };
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
