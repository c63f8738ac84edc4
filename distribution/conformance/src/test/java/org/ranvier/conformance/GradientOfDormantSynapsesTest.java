package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.training.plan.PlanBuilder;

/**
 * The gradient of a synapse that is not there is the slope of the loss by its weight, in the dense network in which it
 * is there with weight 0 and the same delay; through a hidden layer, a loop and smooth steps for spikes.
 */
class GradientOfDormantSynapsesTest {

    private static final int CHANNELS = 4;
    private static final int NEURONS = 5;
    private static final int TICKS = 8;

    private final Components components = Components.open();

    @ParameterizedTest
    @ValueSource(strings = {"triangle", "dcls"})
    void isTheSlopeOfTheDenseNetwork(String learner) {
        SplittableRandom random = new SplittableRandom(5);
        try (Probe sparse = components.probe(plan(learner, "fixed-sparse"), "mean-voltage", random);
                Probe dense = components.probe(plan(learner, "dense"), "mean-voltage", random)) {
            for (String projection : List.of("hidden.input", "hidden.hidden")) {
                copy(sparse, dense, projection, random);
            }
            sparse.program().plan().parameters().stream()
                    .filter(spec -> dense.has(spec.name(), spec.size()))
                    .forEach(spec -> dense.write(spec.name(), sparse.numbers(spec.name())));
            dense.write(Probe.INPUT, sparse.numbers(Probe.INPUT));
            assertThat(dense.loss()).as("the two networks").isEqualTo(sparse.loss());
            for (String projection : List.of("hidden.input", "hidden.hidden")) {
                SynapseList all =
                        dense.program().plan().get(Projection.class, projection).synapses();
                double[] gradients = sparse.dormantGradients(
                        projection, all, Map.of(projection + ".delays", dense.numbers(projection + ".delays")));

                assertThat(FiniteDifferences.check(dense, projection + ".weights", gradients))
                        .as(projection)
                        .isGreaterThan(1e-4);
            }
        }
    }

    /**
     * The dense network has the weights of the sparse one, 0 elsewhere; delays of its own where the sparse one has
     * none.
     */
    private static void copy(Probe sparse, Probe dense, String projection, SplittableRandom random) {
        SynapseList synapses =
                sparse.program().plan().get(Projection.class, projection).synapses();
        double[] weights = new double[synapses.pre() * synapses.post()];
        double[] delays = random.doubles(weights.length, 1, 4).toArray();
        assertThat(synapses.size()).isLessThan(weights.length);
        for (int s = 0; s < synapses.size(); s++) {
            int pair = synapses.postOf(s) * synapses.pre() + synapses.preOf(s);
            weights[pair] = sparse.numbers(projection + ".weights")[s];
            delays[pair] = sparse.numbers(projection + ".delays")[s];
        }
        dense.write(projection + ".weights", weights);
        dense.write(projection + ".delays", delays);
    }

    private NetworkPlan plan(String learner, String connectivity) {
        Map<String, Object> delays = Map.of("type", learner, "max", 4);
        List<Map<String, Object>> from = List.of(
                Map.of("from", "input", "delays", delays, "connectivity", connectivity),
                Map.of("from", "hidden", "delays", delays, "connectivity", connectivity));
        List<Map<String, Object>> layers = List.of(
                Map.of(
                        "name",
                        "hidden",
                        "neurons",
                        NEURONS,
                        "neuron",
                        Map.of("type", "lif", "tau_mem", 5, "v_threshold", 0.7),
                        "surrogate",
                        Map.of("type", "sigmoid", "slope", 3),
                        "from",
                        from),
                Map.of("name", "output", "neurons", 2, "neuron", "leaky"));
        return PlanBuilder.build(components.read(layers, 1, TICKS, CHANNELS).smoothed(), 1)
                .plan();
    }
}
