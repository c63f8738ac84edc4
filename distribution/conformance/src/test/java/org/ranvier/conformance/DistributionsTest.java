package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.Experiment;

/** Parameters start with the distribution that the reference documents for their initialiser. */
class DistributionsTest {

    /**
     * What any of so many tests may fall below by chance once in a hundred builds; seeds are fixed, so that none does.
     */
    private static final double LEAST = 1e-4;

    private static final int OUT = 2_000;

    private static final String EXPERIMENT = """
            seed: %d
            data: {dataset: {type: yin-yang, train_size: 20, validation_size: 20, test_size: 20}}
            encoder: {type: time-to-first-spike, early: 0, late: 10, bias_time: 0}
            time: {steps: 12}
            network:
              - neurons: 2000
                neuron: {type: lif, tau_mem: {type: uniform, low: 5, high: 20}}
                weights: {init: %s}
                delays: {type: slayer, max: 10, init: {type: uniform, low: 2, high: 8}}
              - {neurons: 3, neuron: {type: leaky, tau_mem: 6}}
            objective: mean-voltage
            training: {epochs: 1, batch: 10, optimizer: {type: adam, lr: 0.01}}
            """;

    private static final PluginRuntime PLUGINS = Plugins.open();

    @TempDir
    Path directory;

    @Test
    void allInitialisersDrawFromTheDistributionTheyDocument() throws Exception {
        Map<String, DoubleUnaryOperator> documented = new LinkedHashMap<>();
        documented.put("{type: uniform, low: -2, high: 5}", uniform(-2, 5));
        documented.put("{type: normal, mean: 0.5, std: 2}", NormalDistribution.of(0.5, 2)::cumulativeProbability);
        documented.put("{type: fan-in-uniform, gain: 3}", symmetric(3 / Math.sqrt(5)));
        documented.put("{type: kaiming-uniform, gain: 2}", symmetric(2 * Math.sqrt(3.0 / 5)));
        documented.put("{type: xavier-uniform, gain: 1}", symmetric(Math.sqrt(6.0 / (5 + OUT))));
        int seeds = Integer.getInteger("ranvier.soak", 1);
        int tests = 0;
        double least = 1;
        for (int seed = 1; seed <= seeds; seed++) {
            for (Map.Entry<String, DoubleUnaryOperator> entry : documented.entrySet()) {
                Map<String, double[]> start = start(seed, entry.getKey());
                least = Math.min(least, p(entry.getKey(), start.get("hidden.weights"), entry.getValue()));
                least = Math.min(least, p("time constants", start.get("hidden.tau_mem"), uniform(5, 20)));
                least = Math.min(least, p("delays", start.get("hidden.delays"), uniform(2, 8)));
                tests += 3;
            }
            double[] signs = start(seed, "{type: random-sign, excitatory: 0.8}").get("hidden.weights");
            assertThat(Arrays.stream(signs)).allMatch(sign -> sign == 1 || sign == -1);
            int excitatory =
                    (int) Arrays.stream(signs).filter(sign -> sign == 1).count();
            least = Math.min(
                    least,
                    BinomialTest.withDefaults()
                            .test(signs.length, excitatory, 0.8)
                            .getPValue());
            assertThat(start(seed, "{type: constant, value: 0.25}").get("hidden.weights"))
                    .containsOnly(0.25);
            tests += 2;
        }
        assertThat(least).isGreaterThan(LEAST);
        System.out.printf(
                Locale.ROOT,
                "promise: | starting values against their documented distributions (Kolmogorov–Smirnov, binomial): %,d tests | least p %.2g, none below 1e-4 |%n",
                tests,
                least);
    }

    private static double p(String what, double[] drawn, DoubleUnaryOperator cumulative) {
        double p = KolmogorovSmirnovTest.withDefaults().test(drawn, cumulative).getPValue();
        assertThat(p).as(what).isGreaterThan(LEAST);
        return p;
    }

    private static DoubleUnaryOperator symmetric(double bound) {
        return uniform(-bound, bound);
    }

    private static DoubleUnaryOperator uniform(double low, double high) {
        return x -> Math.clamp((x - low) / (high - low), 0, 1);
    }

    private Map<String, double[]> start(long seed, String initializer) throws Exception {
        Path file = Files.writeString(directory.resolve("experiment.yaml"), EXPERIMENT.formatted(seed, initializer));
        return Experiment.load(
                        file,
                        new Experiment.Changes(List.of(), OptionalLong.empty(), Optional.empty()),
                        new Experiment.Environment(PLUGINS, new Nowhere(), 1))
                .untrained()
                .parameters();
    }

    private record Nowhere() implements DataFolders {
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
