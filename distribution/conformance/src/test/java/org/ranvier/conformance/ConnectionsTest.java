package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.training.network.NetworkSpec;
import org.ranvier.training.plan.PlanBuilder;

/** Which synapses there are, and when a spike arrives. */
class ConnectionsTest {

    private final Components components = Components.open();

    @Test
    void parallelSynapsesOfOneDelayShareTheirWeight() {
        Map<String, Object> layer = Map.of(
                "neurons", 3,
                "neuron", Map.of("type", "leaky", "tau_mem", 3),
                "from", List.of(Map.of("from", "input", "delays", Map.of("type", "triangle", "max", 3))));
        NetworkSpec spec = components.read(List.of(layer), 1, 8, 2);
        NetworkSpec twofold = Edits.connections(spec, c -> Edits.connectedBy(c, components.twofold()));
        SplittableRandom random = new SplittableRandom(3);
        try (Probe probe = components.probe(PlanBuilder.build(twofold, 1).plan(), "mean-voltage", random)) {
            String connection = "output.input";
            double[] delays = probe.numbers(connection + ".delays");
            double[] weights = probe.numbers(connection + ".weights");
            assertThat(delays).hasSize(12);
            for (int s = 0; s < delays.length; s += 2) {
                delays[s + 1] = delays[s];
            }
            probe.write(connection + ".delays", delays);
            double before = probe.loss();
            for (int s = 0; s < weights.length; s += 2) {
                double shift = random.nextDouble(-1, 1);
                weights[s] += shift;
                weights[s + 1] -= shift;
            }
            probe.write(connection + ".weights", weights);
            assertThat(probe.loss()).isCloseTo(before, within(1e-12));
            delays[0] = delays[0] > 1.5 ? 0.5 : 2.5;
            probe.write(connection + ".delays", delays);
            assertThat(Math.abs(probe.loss() - before)).isGreaterThan(1e-6);
        }
    }

    @Test
    void aDelayOf0ArrivesInTheSameTickAndALoopTakesOneMore() {
        Map<String, Object> delays = Map.of("type", "fixed", "max", 0);
        Map<String, Object> one = Map.of("init", "constant", "value", 1);
        Map<String, Object> layer = Map.of(
                "name",
                "loop",
                "neurons",
                1,
                "neuron",
                "memoryless",
                "from",
                List.of(
                        Map.of("from", "input", "weights", one, "delays", delays),
                        Map.of("from", "loop", "weights", Map.of("init", "constant", "value", 0.5), "delays", delays)));
        Map<String, Object> after = Map.of("neurons", 1, "neuron", "memoryless", "weights", one, "delays", delays);
        NetworkPlan plan = PlanBuilder.build(components.read(List.of(layer, after), 1, 4, 1), 1)
                .plan();
        try (Probe probe = components.probe(plan, "mean-voltage", new SplittableRandom(1))) {
            probe.write("loop.input.weights", new double[] {1});
            probe.write("loop.loop.weights", new double[] {0.5});
            probe.write("output.weights", new double[] {1});
            probe.write(Probe.INPUT, new double[] {0, 1, 0, 0});
            assertThat(probe.numbers("loop.loop.delays")).containsExactly(1);
            assertThat(probe.run(List.of(), 4).recording().outputs()).containsExactly(0, 1, 0.5, 0.25);
        }
    }
}
