package org.ranvier.conformance.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.conformance.GoldenCase.map;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;
import org.ranvier.api.event.EventRule;
import org.ranvier.api.event.StepPolicy;
import org.ranvier.api.event.StepPolicy.Decision;
import org.ranvier.conformance.sketch.Sketch;
import org.ranvier.training.loop.WeightNudges;
import org.ranvier.training.simulate.Simulation;

/** Silent layers are woken one after the other, by nudges that double; what the policy remembers is a plain value. */
class MissingSpikesTest {

    private final Sketch sketch = new Sketch();
    private final Simulation simulation = sketch.read(map(
            "time", map("steps", 20),
            "network", List.of(layer(3, 0.5), layer(2, 0.1)),
            "input", map("channels", 2, "spikes", new double[][] {{0, 0.2}, {1, 0.5}})));

    @Test
    void silentLayersAreWokenInOrder() {
        try (Program program = sketch.compile(simulation, 1)) {
            StepPolicy policy = policy(program);
            Map<String, Double> memory = Map.of();
            double[] start = program.read("hidden.weights");

            for (int n = 1; n <= 3; n++) {
                Decision decision = policy.decide(run(program), memory);
                assertThat(decision.nudges()).containsOnlyKeys("hidden");
                WeightNudges.apply(program, decision);
                memory = Map.copyOf(decision.memory());
                double raised = 5e-4 * (Math.pow(2, n) - 1);
                assertThat(program.read("hidden.weights")[0]).isCloseTo(start[0] + raised, within(1e-15));
            }
            assertThat(program.read("output.weights")).containsOnly(0.1);

            boolean woken = false;
            for (int n = 0; n < 40 && !woken; n++) {
                Decision decision = policy.decide(run(program), memory);
                if (decision.nudges().containsKey("output") && !memory.containsKey("output")) {
                    assertThat(decision.nudges().get("output")).containsOnly(5e-4);
                }
                woken = !decision.replacesStep();
                WeightNudges.apply(program, decision);
                memory = decision.memory();
            }
            assertThat(woken).isTrue();
            assertThat(memory).isEmpty();
        }
    }

    @Test
    void onlyNeuronsThatMissedAreRaised() {
        double never = Double.POSITIVE_INFINITY;
        Recording.Times recording = Recording.Times.of(2, "output", Map.of("output", new double[] {1, never, 2, 1}));
        try (Program program = sketch.compile(simulation, 1)) {
            Decision decision = policy(program).decide(recording, Map.of());
            assertThat(decision.nudges().get("output")).containsExactly(0, 5e-4);
        }
    }

    private static StepPolicy policy(Program program) {
        return program.plan().eventRule().flatMap(EventRule::stepPolicy).orElseThrow();
    }

    private Recording.Times run(Program program) {
        try (Session session = program.open(simulation.signal(), Sketch.GRADIENTS)) {
            return (Recording.Times) session.advance(0);
        }
    }

    private static Map<String, Object> layer(int neurons, double weight) {
        return map(
                "neurons",
                neurons,
                "neuron",
                "lif-exact",
                "weights",
                map("init", map("type", "constant", "value", weight)),
                "delays",
                map("type", "delgrad", "transform", "clip", "init", map("type", "constant", "value", 0.1)));
    }
}
