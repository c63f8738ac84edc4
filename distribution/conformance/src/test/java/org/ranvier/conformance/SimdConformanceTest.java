package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.config.ConfigTree;
import org.ranvier.config.NumberArray;
import org.ranvier.config.Place;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** The simd backend against the reference on random networks that cover every pair of features. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimdConformanceTest {

    /** Of the largest number of an array. */
    private static final double TOLERANCE = 1e-4;

    private PluginRuntime plugins;

    @BeforeAll
    void open() {
        plugins = Plugins.open();
    }

    @AfterAll
    void close() {
        plugins = null;
    }

    static Stream<PairwiseNetwork> networks() {
        return PairwiseNetwork.pairwise().stream();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void agreesWithTheReference(PairwiseNetwork network) {
        Simulation simulation = new SimulationReader(plugins)
                .read(ConfigTree.of(Place.of("random"), network.file()), Optional.empty(), true);
        // Batch normalisation has gradients in training only.
        boolean gradients = !network.is("shape").equals("normalized") || network.is("mode").equals("training");
        Simulation.Result expected = simulation.run(Plugins.reference(plugins), 1, List.of(), gradients);
        Simulation.Result actual = simulation.run(Plugins.simd(plugins), 2, List.of(), gradients);

        expected.spikes().forEach((name, spikes) ->
                assertThat(actual.spikes().get(name).values()).as(name).isEqualTo(spikes.values()));
        expected.states().forEach((name, state) -> compare(name, actual.states().get(name), state));
        assertThat(actual.predictions()).isEqualTo(expected.predictions());
        expected.gradients().forEach((name, gradient) -> compare("d " + name, actual.gradients().get(name), gradient));
    }

    private static void compare(String what, NumberArray actual, NumberArray expected) {
        double scale = 1e-6;
        for (double value : expected.values()) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int n = 0; n < expected.values().length; n++) {
            assertThat(actual.values()[n])
                    .as(what + "[" + n + "]")
                    .isCloseTo(expected.values()[n], org.assertj.core.api.Assertions.within(TOLERANCE * scale));
        }
    }
}
