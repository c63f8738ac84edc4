package org.ranvier.conformance.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.conformance.GoldenCase.assertClose;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.training.simulate.Simulation;

/** An optimiser reaches the device as code alone; its slots can be read, written, and gone on from. */
class SketchAdamTest {

    /** dL/d output of three steps; the input is (1, 0.5), so the gradients of the weights are g and g/2. */
    private static final double[] ERRORS = {0.4, -1, 0.1};

    /** m ← 0.9 m + 0.1 g, v ← 0.999 v + 0.001 g², θ ← θ − 0.01 m/(1 − 0.9ᵗ)/(√(v/(1 − 0.999ᵗ)) + 1e-8), by hand. */
    private static final double[][] WEIGHTS = {
        {0.29000000025, -0.20999999950000003},
        {0.2944221528297785, -0.20557784697827672},
        {0.2972349166236137, -0.20276508322948472}
    };

    private final Sketch sketch = new Sketch();
    private final LoweredUpdate adam = sketch.adam("output.weights");
    private final Simulation simulation = sketch.read(map(
            "time", map("steps", 1),
            "network",
                    List.of(map(
                            "neurons", 1, "neuron", "memoryless", "weights", map("values", new double[] {0.3, -0.2}))),
            "input", map("frames", new double[][] {{1, 0.5}})));

    @Test
    void threeStepsEqualTheFormula() {
        try (Program program = sketch.compile(simulation, 1, adam)) {
            for (int step = 1; step <= ERRORS.length; step++) {
                step(program, step);
                assertClose(program.read("output.weights"), WEIGHTS[step - 1], 1e-15, "weights after step " + step);
                assertThat(program.readGradient("output.weights")).containsOnly(0);
            }
            assertClose(program.readSlots("output.weights").get("m"), new double[] {-0.0476, -0.0238}, 1e-15, "m");
            assertClose(
                    program.readSlots("output.weights").get("v"),
                    new double[] {0.00116868016, 0.00029217004},
                    1e-15,
                    "v");
        }
    }

    @Test
    void aResumedProgramGoesOnBitForBit() {
        try (Program first = sketch.compile(simulation, 1, adam);
                Program second = sketch.compile(simulation, 1, adam)) {
            step(first, 1);
            step(first, 2);
            second.write("output.weights", first.read("output.weights"));
            first.readSlots("output.weights")
                    .forEach((slot, values) -> second.writeSlot("output.weights", slot, values));
            step(first, 3);
            step(second, 3);
            assertThat(second.read("output.weights")).containsExactly(first.read("output.weights"));
            assertThat(second.readSlots("output.weights").get("v"))
                    .containsExactly(first.readSlots("output.weights").get("v"));
        }
    }

    private void step(Program program, int step) {
        try (Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
            session.advance(1);
            session.backward(new double[] {ERRORS[step - 1]});
        }
        program.update(adam, Map.of("rate", 0.01, "step", (double) step));
    }
}
