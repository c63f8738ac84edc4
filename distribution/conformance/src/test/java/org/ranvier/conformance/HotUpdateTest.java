package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.api.model.Neuron;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.training.Experiment;
import org.ranvier.training.report.RunSummary;
import org.ranvier.training.report.TrainingListener;

/**
 * A plugin is exchanged between two runs of one process: not while one of them runs, wholly when none does, and nothing
 * of the old one is left.
 */
class HotUpdateTest {

    private static final Path INSTALLATION = Path.of(System.getProperty("ranvier.installation"));

    private static final String EXPERIMENT = """
            name: hot
            seed: 1
            data: {dataset: yin-yang, limit: 60}
            encoder: {type: time-to-first-spike, early: 0, late: 30, bias_time: 0}
            time: {dt: 1, steps: 40}
            network:
              - {name: hidden, neurons: 10, neuron: hot, weights: {scale: 4}}
              - {name: output, neurons: 3, neuron: {type: leaky, tau_mem: 6}}
            objective: mean-voltage
            training: {epochs: 1, batch: 50, optimizer: {type: adam, lr: 0.01}}
            backend: BACKEND
            """;

    @TempDir
    Path directory;

    private final List<String> refused = new ArrayList<>();

    @Test
    void aPluginIsExchangedBetweenTwoRuns() throws Exception {
        Path own = Files.createDirectories(directory.resolve("plugins"));
        plugin("1.0.0", 10, own.resolve("hot-1.0.0.jar"));
        Path next = plugin("2.0.0", 3, directory.resolve("hot-2.0.0.jar"));

        try (PluginRuntime plugins =
                PluginRuntime.open(List.of(INSTALLATION.resolve("plugins"), own), Plugins.preferences())) {
            for (String backend : List.of("reference", "simd")) {
                double first = run(plugins, backend, next);
                assertThat(refused)
                        .isNotEmpty()
                        .allSatisfy(message -> assertThat(message)
                                .contains(
                                        "plugin hot@1.0.0: it is in use and cannot be stopped; wait until the run that uses it"
                                                + " has ended."));
                assertThat(run(plugins, backend, next)).isEqualTo(first);
                WeakReference<Class<?>> old = typeOf(plugins);

                plugins.update(plugins.plugin("hot", ""), next);

                assertGone(old);
                assertThat(run(plugins, backend, next)).isNotEqualTo(first);
                assertThat(Files.readString(directory.resolve("run-" + runs + "/resolved.json")))
                        .contains("hot@2.0.0")
                        .doesNotContain("hot@1.0.0");
                plugins.update(plugins.plugin("hot", ""), own.resolve("hot-1.0.0.jar"));
                assertThat(run(plugins, backend, next)).as("and back").isEqualTo(first);
            }
        }
    }

    private int runs;

    /** Trains, and tries to exchange and to stop the plugin while it does. */
    private double run(PluginRuntime plugins, String backend, Path next) throws IOException {
        refused.clear();
        Plugin used = plugins.plugin("hot", "");
        Path file = Files.writeString(directory.resolve("hot.yaml"), EXPERIMENT.replace("BACKEND", backend));
        Experiment experiment = Experiment.load(
                file,
                new Experiment.Changes(List.of(), OptionalLong.empty(), Optional.empty()),
                new Experiment.Environment(plugins, new NoFolders(), 2));
        Path out = directory.resolve("run-" + ++runs);
        RunSummary summary = experiment.run(
                out,
                new TrainingListener() {
                    @Override
                    public void batch(int epoch, int batch, int batches, double loss) {
                        if (used.version().major() == 1) {
                            assertThatThrownBy(() -> plugins.update(used, next))
                                    .satisfies(e -> refused.add(e.getMessage()));
                            assertThatThrownBy(() -> plugins.stop(used)).satisfies(e -> refused.add(e.getMessage()));
                        }
                    }
                },
                () -> false);
        assertThat(summary).isNotNull();
        return experiment.evaluate(out, "test", 20).result().loss();
    }

    private static WeakReference<Class<?>> typeOf(PluginRuntime plugins) {
        return new WeakReference<>(plugins.provided(Neuron.class, "hot", "").type());
    }

    private static void assertGone(WeakReference<Class<?>> type) throws InterruptedException {
        for (int n = 0; n < 100 && type.get() != null; n++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(type.get()).as("a class of the old version").isNull();
    }

    private Path plugin(String version, double tau, Path jar) throws IOException {
        Path work = Files.createTempDirectory(directory, "source");
        Path module = Files.writeString(
                work.resolve("module-info.java"),
                "module test.hot { requires org.ranvier.api; provides org.ranvier.api.model.Neuron with test.hot.Hot; }");
        Path neuron = Files.writeString(work.resolve("Hot.java"), """
                package test.hot;
                import org.ranvier.api.*;
                import org.ranvier.api.model.*;
                public final class Hot implements Neuron {
                    public String name() { return "hot"; }
                    public String description() { return "a neuron for a test"; }
                    public Dynamics dynamics(Settings settings) {
                        DynamicsBuilder model = Dynamics.define(name());
                        State v = model.state("v");
                        v.derivative(model.input().minus(v.previous()).over(TAU));
                        model.spikeAbove(v.now(), Exprs.constant(0.05));
                        v.reset(v.now().times(Exprs.constant(1).minus(model.spike())));
                        return model.build();
                    }
                }
                """.replace("TAU", Double.toString(tau)));
        Path classes = work.resolve("classes");
        OddPlugin.run(
                "javac",
                List.of(
                        "-p",
                        INSTALLATION.resolve("lib").toString(),
                        "-d",
                        classes.toString(),
                        module.toString(),
                        neuron.toString()));
        Files.writeString(
                Files.createDirectories(classes.resolve("META-INF")).resolve("ranvier-plugin.properties"),
                "id=hot\nversion=" + version + "\ndescription=for a test\napi=[1.0.0-rc.1,2)\n");
        OddPlugin.run("jar", List.of("--create", "--file", jar.toString(), "-C", classes.toString(), "."));
        return jar;
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
