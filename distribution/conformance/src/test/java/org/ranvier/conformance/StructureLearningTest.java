package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.conformance.TrainingRun.Outcome;
import org.ranvier.runtime.PluginRuntime;

/** Synapses that drop and grow while a network trains, on either backend. */
class StructureLearningTest {

    private static final String SPARSE = "network.hidden.connectivity={type: fixed-sparse, sparsity: 0.5}";
    private static final String DALE =
            "network.hidden.weights={init: kaiming-uniform, parametrization: {type: dale, sign: random-sign}}";
    private static final String L1 = "training.regularizers=[{type: l1, strength: 0.02, on: weights}]";
    private static final String RATES = "training.optimizer={type: adam, lr: 0.05, lr_delays: 0.1}";
    private static final String SYNAPSES = "structure/hidden/synapses";

    private final PluginRuntime plugins = Plugins.open();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "reference, random, fresh",
        "reference, negative-gradient, kept",
        "simd, random, kept",
        "simd, negative-gradient, fresh",
        "simd, gradient-magnitude, kept"
    })
    void lawsOfDeepRHold(String backend, String grow, String delay) {
        Outcome still = train("still", backend, SPARSE, DALE, L1, RATES, "network.hidden.structure=static");

        Outcome rewired = train(
                "rewired",
                backend,
                SPARSE,
                DALE,
                L1,
                RATES,
                "network.hidden.structure={type: deep-r, grow: %s, delay: %s}".formatted(grow, delay));

        List<Integer> before = pairs(still);
        List<Integer> after = pairs(rewired);
        assertThat(after)
                .as("synapses")
                .hasSameSizeAs(before)
                .doesNotHaveDuplicates()
                .isSorted()
                .isNotEqualTo(before);
        assertThat(rewired.of("hidden.weights.sign"))
                .as("one sign per presynaptic neuron, for good")
                .hasSize(5)
                .containsOnly(-1, 1)
                .isEqualTo(still.of("hidden.weights.sign"));
        assertThat(Arrays.stream(rewired.of("hidden.weights")))
                .as("no synapse is left that the sign forbids")
                .allMatch(w -> w > 0);
        assertThat(Arrays.stream(still.of("hidden.weights")))
                .as("those of a static mask die")
                .anyMatch(w -> w <= 0);
        assertThat(Arrays.stream(rewired.of("hidden.delays"))).allMatch(d -> d >= 0 && d <= 20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reference | {type: deep-r, grow: negative-gradient, delay: kept}
            simd      | {type: deep-r, grow: negative-gradient, delay: kept}
            simd      | {type: deep-r, grow: random, delay: fresh}
            simd      | {type: rigl, every: 2, delay: fresh}
            simd      | {type: set, every: 1, delay: kept}
            """)
    void stoppingAndGoingOnChangesNoBit(String backend, String structure) throws IOException {
        String[] changes = {
            "training.epochs=4",
            SPARSE,
            DALE,
            L1,
            RATES,
            "network.hidden.structure=" + structure,
            "network.hidden.neurons=20"
        };
        Path whole = directory.resolve("whole");
        Path parts = directory.resolve("parts");

        TrainingRun.train(plugins, whole, backend, changes);
        TrainingRun.trainInTwoParts(plugins, parts, backend, 2, changes);

        assertThat(Files.mismatch(whole.resolve("last.safetensors"), parts.resolve("last.safetensors")))
                .isEqualTo(-1);
    }

    /** One sign per synapse: a pair that gets its synapse back gets its sign back. */
    @Test
    void signsOfSynapsesComeBackWithTheirPairs() {
        Outcome rewired = train(
                "signs",
                "simd",
                SPARSE,
                L1,
                RATES,
                "network.hidden.weights={init: kaiming-uniform, parametrization: {type: fixed-sign, sign: random-sign}}",
                "network.hidden.structure={type: deep-r, delay: fresh}");

        assertThat(rewired.of("hidden.weights.sign"))
                .hasSameSizeAs(rewired.of("hidden.weights"))
                .containsOnly(-1, 1);
        assertThat(rewired.of("structure/hidden/hidden.weights.sign"))
                .as("those of dormant pairs")
                .isNotEmpty()
                .containsOnly(-1, 1);
        assertThat(rewired.numbers()).doesNotContainKey("structure/hidden/hidden.delays");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcls", "slayer", "fixed"})
    void goesWithAnyDelayLearner(String learner) {
        Outcome rewired = train(
                "learner",
                "simd",
                SPARSE,
                DALE,
                L1,
                RATES,
                "network.hidden.delays={type: %s, max: 20}".formatted(learner),
                "network.hidden.structure={type: deep-r, grow: negative-gradient}");

        assertThat(pairs(rewired)).doesNotHaveDuplicates().isSorted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            network.hidden.weights={init: normal}       | {type: deep-r} | needs weights whose sign never changes, as under Dale's law; 'free' weights of 'hidden' change theirs
            network.hidden.connectivity=dense           | {type: set}    | 'set' has nothing to grow in 'hidden', where all neurons are connected
            network.hidden.weights={train: false}       | {type: set}    | these are not trained
            network.hidden.weights.parametrization=nonnegative | {type: set, start: 0} | has no gradient, and would stay there
            """)
    void whatCannotWorkIsRefused(String change, String structure, String why) {
        assertThatThrownBy(() -> train("refused", "simd", SPARSE, change, "network.hidden.structure=" + structure))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining(why);
    }

    @Test
    void numbersOfSynapsesThatAreGivenOneByOneAreRefused() {
        String delays = IntStream.range(0, 75).mapToObj(n -> "1").collect(Collectors.joining(", ", "[", "]"));

        assertThatThrownBy(() -> train(
                        "given",
                        "simd",
                        SPARSE,
                        "network.hidden.structure={type: set}",
                        "network.hidden.delays={type: fixed, max: 20, values: %s}".formatted(delays)))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining(
                        "'hidden.delays' is given synapse by synapse, so one that 'set' grows would have none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yin-yang-delgrad       | simd         | {type: rigl} | 'rigl' grows synapses by gradients that a network driven by events does not have
            yin-yang-brainscales2  | brainscales2 | {type: set}  | backend 'brainscales2' cannot carry this: it cannot change the synapses of 'hidden' between steps
            """)
    void whatTheBackendCannotDoIsRefused(String example, String backend, String structure, String why) {
        assertThatThrownBy(() ->
                        TrainingRun.plan(plugins, example, backend, SPARSE, "network.hidden.structure=" + structure))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining(why);
    }

    private static List<Integer> pairs(Outcome outcome) {
        double[] synapses = outcome.of(SYNAPSES);
        return IntStream.range(0, synapses.length / 2)
                .mapToObj(s -> (int) (synapses[2 * s + 1] * 5 + synapses[2 * s]))
                .toList();
    }

    private Outcome train(String name, String backend, String... changes) {
        List<String> all = new ArrayList<>(List.of("training.epochs=3", "network.hidden.neurons=30"));
        all.addAll(List.of(changes));
        return TrainingRun.train(plugins, directory.resolve(name), backend, all.toArray(String[]::new));
    }
}
