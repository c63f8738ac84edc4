package org.ranvier.conformance.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.GoldenCase.map;
import static org.ranvier.conformance.sketch.Sketch.numbers;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.config.ConfigNode;
import org.ranvier.conformance.GoldenCase;
import org.ranvier.training.network.Schedules;
import org.ranvier.training.simulate.Simulation;

/** DCLS as an expression of the lag: kernels, their gradients, inference and a scheduled width. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SketchDclsTest {

    private static final int TAPS = 26;
    private static final int IN = 3;
    private static final int OUT = 2;

    private final Sketch sketch = new Sketch(new Dcls());
    private final ConfigNode golden = at(new GoldenCase("g1_dcls_gauss.json").file(), "cases", 0);

    @Test
    void theResponseToAnImpulseIsTheKernel() {
        double[] impulses = new double[IN * TAPS * IN];
        for (int j = 0; j < IN; j++) {
            impulses[j * TAPS * IN + j] = 1;
        }
        double[] outputs = compare(impulses, TAPS, byLag(numbers(at(golden, "upstream"))), golden);
        assertClose(outputs, byLag(numbers(at(golden, "kernel"))), 1e-10, "kernel");
    }

    @Test
    void theResponseToSpikesIsTheirConvolution() {
        ConfigNode causal = at(golden, "conv", "causal");
        int ticks = 14;
        double[] outputs = compare(
                byTick(numbers(at(golden, "spikes")), IN, ticks),
                ticks,
                byTick(numbers(at(causal, "upstream")), OUT, ticks),
                causal);
        assertClose(outputs, byTick(numbers(at(causal, "output")), OUT, ticks), 1e-10, "output");
    }

    /** Runs, compares all gradients, and returns the outputs, [sample][tick][out]. */
    private double[] compare(double[] inputs, int ticks, double[] upstream, ConfigNode expected) {
        Simulation simulation = sketch.read(network(inputs, ticks, "trained"));
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
        Simulation simulation = sketch.read(network(impulse, TAPS, "trained"));
        try (Program program = sketch.compile(simulation, 1);
                Session session = program.open(simulation.signal(), RunOptions.INFERENCE)) {
            double[] expected = new double[TAPS * OUT];
            for (int i = 0; i < OUT; i++) {
                int delay = (int) Math.rint(delays()[i * IN]);
                expected[delay * OUT + i] = numbers(at(golden, "W"))[i * IN];
            }
            assertThat(((Recording.Ticks) session.advance(TAPS)).outputs()).containsExactly(expected);
        }
    }

    @Test
    void aScheduleNarrowsTheKernel() {
        double[] impulse = new double[TAPS * IN];
        impulse[0] = 1;
        Simulation simulation = sketch.read(network(impulse, TAPS, "scheduled"));
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

    private Map<String, Object> network(double[] inputs, int ticks, String width) {
        boolean trained = width.equals("trained");
        Map<String, Object> delays = map("type", "dcls", "width", width, "max", TAPS - 1, "values", delays());
        if (trained) {
            delays.put("sig", numbers(at(golden, "SIG")));
        }
        Map<String, Object> output = map(
                "neurons", OUT, "neuron", "memoryless", "weights", map("values", at(golden, "W")), "delays", delays);
        return map(
                "time", map("steps", ticks), "network", java.util.List.of(output),
                "input", map("frames", Sketch.array(inputs, inputs.length / ticks / IN, ticks, IN)));
    }

    /** d = K − 1 − (P + ⌊K/2⌋). */
    private double[] delays() {
        return Arrays.stream(numbers(at(golden, "P"))).map(p -> TAPS - 1 - (p + TAPS / 2)).toArray();
    }

    /** [out][in][tap] as [in][lag][out]. */
    private static double[] byLag(double[] kernel) {
        double[] result = new double[kernel.length];
        for (int n = 0; n < kernel.length; n++) {
            int lag = TAPS - 1 - n % TAPS;
            int j = n / TAPS % IN;
            result[(j * TAPS + lag) * OUT + n / TAPS / IN] = kernel[n];
        }
        return result;
    }

    /** [sample][channel][tick] as [sample][tick][channel]. */
    private static double[] byTick(double[] array, int channels, int ticks) {
        double[] result = new double[array.length];
        for (int n = 0; n < array.length; n++) {
            int sample = n / ticks / channels;
            result[(sample * ticks + n % ticks) * channels + n / ticks % channels] = array[n];
        }
        return result;
    }
}
