package org.ranvier.conformance.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.conformance.event.GoldenArrays;
import org.ranvier.api.Philox;
import org.ranvier.api.Settings;
import org.ranvier.api.backend.LoweredUpdate;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.model.StructureLearner.Rewiring;
import org.ranvier.api.model.StructureLearner.RewiringState;
import org.ranvier.api.model.StructureLearner.Rule;
import org.ranvier.api.model.SynapseList;
import org.ranvier.training.simulate.Simulation;

/** Synapses drop and grow between steps; the kept ones keep weight, delay and optimiser slots, and training goes on. */
class SketchRewiringTest {

    private static final int TICKS = 12;
    private static final int CHANNELS = 6;
    private static final String W = "output.weights";
    private static final String D = "output.delays";

    private final Sketch sketch = new Sketch();
    private final LoweredUpdate adam = sketch.adam(W, D);
    private final Simulation simulation = sketch.read(network());
    private final Rule rule = new DropAndGrow().rule(Settings.defaults(new DropAndGrow().schema()));

    @Test
    void keptSynapsesFollowAndGrownOnesStart() {
        try (Program program = sketch.compile(simulation, 2, adam)) {
            SynapseList before = synapses(program);
            RewiringState state = step(program, 1);
            double[] delays = program.read(D);
            Map<String, double[]> slots = program.readSlots(W);
            Rewiring rewiring = rule.rewire(state);
            apply(program, rewiring, delays);

            SynapseList after = synapses(program);
            int[] kept = rewiring.keptFrom();
            assertThat(after.size()).isEqualTo(before.size());
            assertThat(Arrays.stream(kept).filter(k -> k < 0)).hasSize(2);
            for (int s = 0; s < kept.length; s++) {
                assertThat(program.read(D)[s]).isEqualTo(delays[rewiring.delayFrom()[s]]);
                assertThat(program.read(W)[s]).isEqualTo(kept[s] < 0 ? 1e-12 : state.raw()[kept[s]]);
                for (String slot : List.of("m", "v")) {
                    double old = kept[s] < 0 ? 0 : slots.get(slot)[kept[s]];
                    assertThat(program.readSlots(W).get(slot)[s]).isEqualTo(old);
                }
                if (kept[s] >= 0) {
                    assertThat(after.preOf(s)).isEqualTo(before.preOf(kept[s]));
                    assertThat(after.postOf(s)).isEqualTo(before.postOf(kept[s]));
                }
            }
            assertThat(step(program, 2).gradients()).hasSize(before.size()).doesNotContain(Double.NaN);
        }
    }

    private RewiringState step(Program program, int step) {
        RunOptions options = new RunOptions(true, true, false, 0, step, List.of(), List.of("output"));
        try (Session session = program.open(simulation.signal(), options)) {
            session.advance(TICKS);
            session.backward(IntStream.range(0, TICKS * 3).mapToDouble(n -> Philox.normal(3, 0, 0, n)).toArray());
        }
        double[] gradients = program.readGradient(W);
        double[] dense = program.readDenseGradient("output");
        program.update(adam, Map.of("rate", 0.05, "step", (double) step));
        return new RewiringState(synapses(program), program.read(W), gradients, dense, 0, 0, step);
    }

    /** What training does with an outcome. */
    private void apply(Program program, Rewiring rewiring, double[] oldDelays) {
        program.rewire("output", rewiring.synapses(), rewiring.keptFrom());
        double[] weights = program.read(W);
        double[] delays = program.read(D);
        for (int s = 0; s < weights.length; s++) {
            weights[s] = rewiring.keptFrom()[s] < 0 ? rule.start() : weights[s];
            delays[s] = oldDelays[rewiring.delayFrom()[s]];
        }
        program.write(W, weights);
        program.write(D, delays);
    }

    private static SynapseList synapses(Program program) {
        return program.plan().get(Projection.class, "output").synapses();
    }

    private static Map<String, Object> network() {
        double[] frames = IntStream.range(0, TICKS * CHANNELS).mapToDouble(n -> Philox.uniform(1, 0, 0, n) < 0.4 ? 1 : 0).toArray();
        return map(
                "time", map("steps", TICKS),
                "network",
                        List.of(map(
                                "neurons", 3, "neuron", "leaky", "connectivity", map("type", "fixed-sparse", "sparsity", 0.5),
                                "weights", map("init", "normal"), "delays", map("type", "triangle", "max", 4))),
                "input", map("frames", GoldenArrays.array(frames, TICKS, CHANNELS)));
    }
}
