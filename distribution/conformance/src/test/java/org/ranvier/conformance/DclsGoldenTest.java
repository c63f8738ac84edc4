package org.ranvier.conformance;

import static org.ranvier.conformance.DclsCase.IN;
import static org.ranvier.conformance.DclsCase.OUT;
import static org.ranvier.conformance.DclsCase.TAPS;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.GoldenCase.numbers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.backend.Backend;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.ConfigTree;
import org.ranvier.config.tree.Place;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.training.simulate.Simulation;
import org.ranvier.training.simulate.SimulationReader;

/** DCLS on the reference backend against the DCLS library, in double precision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DclsGoldenTest {

    private static final RunOptions GRADIENTS = RunOptions.training(0, 0).withInputGradient(true);

    private final List<DclsCase> cases = DclsCase.all();
    private PluginRuntime plugins;

    /** What is tested. */
    Backend backend(PluginRuntime plugins) {
        return Plugins.reference(plugins);
    }

    /** How close numbers are, relative to the larger of 1 and the number expected. */
    double tolerance() {
        return 1e-10;
    }

    @BeforeAll
    void open() {
        plugins = Plugins.open();
    }

    @AfterAll
    void close() {
        plugins = null;
    }

    List<DclsCase> cases() {
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theResponseToAnImpulseIsTheKernel(DclsCase golden) {
        compare(golden, DclsCase.impulses(), golden.byLag("upstream"), golden.byLag("kernel"), golden.node());
    }

    /** Padding on the right is a window longer than the samples. */
    @ParameterizedTest
    @MethodSource("cases")
    void theResponseToSpikesIsTheirConvolution(DclsCase golden) {
        convolution(golden, "causal", 14);
        convolution(golden, "snn_delays", 26);
    }

    private void convolution(DclsCase golden, String padding, int ticks) {
        double[] inputs = compare(
                golden,
                golden.spikes(ticks),
                golden.byTick(OUT, "conv", padding, "upstream"),
                golden.byTick(OUT, "conv", padding, "output"),
                at(golden.node(), "conv", padding));
        double[] expected = golden.byTick(IN, "conv", padding, "grad_input");
        int own = expected.length / DclsCase.SAMPLES;
        for (int b = 0; b < DclsCase.SAMPLES; b++) {
            int from = b * ticks * IN;
            assertClose(
                    Arrays.copyOfRange(inputs, from, from + own),
                    Arrays.copyOfRange(expected, b * own, (b + 1) * own),
                    tolerance(),
                    "input");
        }
    }

    /** Compares outputs and gradients of parameters, and returns those of the input. */
    private double[] compare(
            DclsCase golden, double[][][] frames, double[] upstream, double[] outputs, ConfigNode expected) {
        Simulation simulation = new SimulationReader(plugins)
                .read(ConfigTree.of(Place.of("dcls"), golden.network(frames)), Optional.empty(), true);
        try (Program program = backend(plugins).compile(simulation.network().plan(), CompileOptions.of(2))) {
            simulation.network().initialize(program, 1);
            try (Session session = program.open(simulation.signal(), GRADIENTS)) {
                Recording.Ticks recording = (Recording.Ticks) session.advance(frames[0].length);
                assertClose(recording.outputs(), outputs, tolerance(), "output");
                session.backward(upstream);
                assertClose(program.readGradient("output.weights"), numbers(at(expected, "grad_W")), tolerance(), "W");
                assertClose(
                        program.readGradient("output.delays.sigma"),
                        numbers(at(expected, "grad_SIG")),
                        tolerance(),
                        "SIG");
                // Their position grows where the delay falls.
                double[] byPosition = Arrays.stream(program.readGradient("output.delays"))
                        .map(d -> -d)
                        .toArray();
                assertClose(byPosition, numbers(at(expected, "grad_P")), tolerance(), "P");
                return session.inputGradient();
            }
        }
    }

    /** The same for 25 taps as for 26: one tap at the rounded delay. */
    @ParameterizedTest
    @CsvSource({"24, dcls", "25, dcls", "24, dcls-triangle", "25, dcls-triangle"})
    void inferenceHasOneTapAtTheRoundedDelay(int max, String learner) {
        DclsCase golden = cases.getFirst();
        double[] delays = {0, 0.5, 7.5, 12.49, max - 0.25, max};
        var network = golden.network(DclsCase.impulses());
        var layer = GoldenCase.map("type", learner, "max", max, "values", delays);
        @SuppressWarnings("unchecked")
        var output = (java.util.Map<String, Object>) ((List<Object>) network.get("network")).getFirst();
        output.put("delays", layer);
        Simulation simulation =
                new SimulationReader(plugins).read(ConfigTree.of(Place.of("dcls"), network), Optional.empty(), true);
        double[] weights = numbers(at(golden.node(), "W"));
        double[] expected = new double[IN * TAPS * OUT];
        for (int s = 0; s < delays.length; s++) {
            int j = s % IN;
            expected[(j * TAPS + (int) Math.rint(delays[s])) * OUT + s / IN] = weights[s];
        }
        try (Program program = backend(plugins).compile(simulation.network().plan(), CompileOptions.of(1))) {
            simulation.network().initialize(program, 1);
            try (Session session = program.open(simulation.signal(), RunOptions.INFERENCE)) {
                assertClose(((Recording.Ticks) session.advance(TAPS)).outputs(), expected, 1e-7, "output");
            }
        }
    }
}
