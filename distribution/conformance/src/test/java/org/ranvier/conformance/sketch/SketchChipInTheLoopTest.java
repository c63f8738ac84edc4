package org.ranvier.conformance.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.backend.BackwardRequest;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Refusal;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.conformance.event.EventCase;
import org.ranvier.conformance.event.GoldenArrays;
import org.ranvier.training.simulate.Simulation;

/**
 * A chip runs forward; the gradients are those of the ideal model at the chip's spike times, on weights with all their
 * bits.
 */
class SketchChipInTheLoopTest {

    private static final double[] TARGETS = {1.9, 2.4};

    private final Sketch sketch = new Sketch();
    private final ToyChip chip = new ToyChip();
    private final Simulation simulation =
            sketch.read(EventCase.named("net232_r1_axonal").network());
    private final NetworkPlan plan = simulation.network().plan();
    private final LoweredUpdate adam =
            sketch.adam("layer0.weights", "layer0.delays", "layer1.weights", "layer1.delays");

    @Test
    void trainingWithTheChipInTheLoopHoldsOnTheChip() {
        assertThat(chip.check(plan)).isEmpty();
        try (Program shadow = sketch.compile(simulation, 1, adam);
                Program onChip = chip.compile(plan, CompileOptions.of(1))) {
            double before = loss(forward(shadow, onChip));
            for (int step = 1; step <= 80; step++) {
                Recording.Times measured = forward(shadow, onChip);
                try (Session session = shadow.open(simulation.signal(), Sketch.GRADIENTS)) {
                    session.backward(BackwardRequest.of(errors(measured)).atMeasuredTimes(measured));
                }
                shadow.update(adam, Map.of("rate", 0.02, "step", (double) step));
            }
            double after = loss(forward(shadow, onChip));
            assertThat(after).isLessThan(before / 50);
            // Without the loop the parameters would be wrong: the ideal model spikes elsewhere.
            try (Session ideal = shadow.open(simulation.signal(), RunOptions.INFERENCE)) {
                assertThat(loss((Recording.Times) ideal.advance(0))).isGreaterThan(10 * after);
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsLimit() {
        Map<String, Object> layer =
                map("neurons", 2, "neuron", "lif-exact", "delays", map("type", "delgrad", "site", "dendritic"));
        NetworkPlan large = sketch.read(map(
                        "time",
                        map("steps", 5),
                        "network",
                        List.of(layer),
                        "input",
                        map("channels", 5, "spikes", new double[][] {{0, 1}})))
                .network()
                .plan();
        assertThat(chip.check(large))
                .extracting(Refusal::reason)
                .containsExactly(
                        "a neuron has 4 rows for inputs, not 5",
                        "there is one delay element per input, so delays must be axonal");
        assertThat(chip.check(large)).allMatch(refusal -> refusal.capability().isEmpty());
    }

    @Test
    void whatNeedsGradientsIsLeftOut() {
        try (Program onChip = chip.compile(plan, CompileOptions.of(1))) {
            assertThatThrownBy(() -> onChip.readGradient("layer0.weights"))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("forward only");
        }
    }

    /** Writes the parameters of the shadow to the chip and records its first spikes. */
    private Recording.Times forward(Program shadow, Program onChip) {
        for (ParameterSpec spec : plan.parameters()) {
            onChip.write(spec.name(), shadow.read(spec.name()));
        }
        try (Session session = onChip.open(simulation.signal(), RunOptions.INFERENCE)) {
            return (Recording.Times) session.advance(0);
        }
    }

    private static double[] errors(Recording.Times times) {
        double[] spikes = times.firstSpikes().get(times.output());
        return new double[] {spikes[0] - TARGETS[0], spikes[1] - TARGETS[1]};
    }

    private static double loss(Recording.Times times) {
        double[] errors = errors(times);
        return GoldenArrays.dot(errors, errors) / 2;
    }
}
