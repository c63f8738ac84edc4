package org.ranvier.conformance.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.sketch.DclsCase.IN;
import static org.ranvier.conformance.sketch.DclsCase.OUT;
import static org.ranvier.conformance.sketch.DclsCase.TAPS;
import static org.ranvier.conformance.sketch.SketchArrays.numbers;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.config.ConfigNode;
import org.ranvier.training.network.Schedules;
import org.ranvier.training.simulate.Simulation;

/** DCLS as an expression of the lag: kernels, their gradients, inference and a scheduled width. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SketchDclsTest {

    private final Sketch sketch = new Sketch(new Dcls());
    private final DclsCase golden = DclsCase.read();

    @Test
    void theResponseToAnImpulseIsTheKernel() {
        double[] impulses = new double[IN * TAPS * IN];
        for (int j = 0; j < IN; j++) {
            impulses[j * TAPS * IN + j] = 1;
        }
        double[] outputs = compare(impulses, TAPS, golden.byLag("upstream"), golden.node());
        assertClose(outputs, golden.byLag("kernel"), 1e-10, "kernel");
    }

    @Test
    void theResponseToSpikesIsTheirConvolution() {
        double[] outputs = compare(
                golden.byTick(IN, "spikes"),
                14,
                golden.byTick(OUT, "conv", "causal", "upstream"),
                at(golden.node(), "conv", "causal"));
        assertClose(outputs, golden.byTick(OUT, "conv", "causal", "output"), 1e-10, "output");
    }

    /** Runs, compares all gradients, and returns the outputs, [sample][tick][out]. */
    private double[] compare(double[] inputs, int ticks, double[] upstream, ConfigNode expected) {
        Simulation simulation = sketch.read(golden.network(inputs, ticks, "trained"));
        try (Program program = sketch.compile(simulation, 2);
                Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
            double[] outputs = ((Recording.Ticks) session.advance(ticks)).outputs();
            session.backward(upstream);
            assertClose(program.readGradient("output.weights"), numbers(at(expected, "grad_W")), 1e-10, "W");
            assertClose(program.readGradient("output.delays.sig"), numbers(at(expected, "grad_SIG")), 1e-10, "SIG");
            // Their position grows where the delay falls.
            double[] byDelay = program.readGradient("output.delays");
            assertClose(Arrays.stream(byDelay).map(d -> -d).toArray(), numbers(at(expected, "grad_P")), 1e-10, "P");
            return outputs;
        }
    }

    @Test
    void inferenceHasOneTapAtTheRoundedDelay() {
        double[] impulse = new double[TAPS * IN];
        impulse[0] = 1;
        Simulation simulation = sketch.read(golden.network(impulse, TAPS, "trained"));
        try (Program program = sketch.compile(simulation, 1);
                Session session = program.open(simulation.signal(), RunOptions.INFERENCE)) {
            double[] expected = new double[TAPS * OUT];
            for (int i = 0; i < OUT; i++) {
                int delay = (int) Math.rint(golden.delays()[i * IN]);
                expected[delay * OUT + i] = numbers(at(golden.node(), "W"))[i * IN];
            }
            assertThat(((Recording.Ticks) session.advance(TAPS)).outputs()).containsExactly(expected);
        }
    }

    @Test
    void aScheduleNarrowsTheKernel() {
        double[] impulse = new double[TAPS * IN];
        impulse[0] = 1;
        Simulation simulation = sketch.read(golden.network(impulse, TAPS, "scheduled"));
        var schedule = simulation.network().schedules().get("output.delays.sig");
        assertThat(Schedules.at(schedule, 0.125)).isCloseTo(6.115, within(1e-12));
        try (Program program = sketch.compile(simulation, 1)) {
            assertThat(program.read("output.delays.sig")).containsExactly(12);
            double wide = peak(program, simulation);
            program.write("output.delays.sig", new double[] {Schedules.at(schedule, 0.6)});
            assertThat(peak(program, simulation)).isGreaterThan(5 * wide);
        }
    }

    private static double peak(Program program, Simulation simulation) {
        try (Session session = program.open(simulation.signal(), RunOptions.training(0, 0))) {
            double[] outputs = ((Recording.Ticks) session.advance(TAPS)).outputs();
            return Arrays.stream(outputs).map(Math::abs).max().orElseThrow();
        }
    }
}
