package org.ranvier.plugins.backend.simd.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.simd.run.BatchSequenceTest.Drawn;
import org.ranvier.plugins.backend.simd.run.BatchSequenceTest.Went;
import org.ranvier.plugins.backend.simd.run.ProjectionRun.Way;

/** Spikes that spread over the taps of few synapses deliver what pulls do, and the gradients are those of pulls. */
class SpreadKernelTest {

    private static final int CHANNELS = 40;
    private static final int BATCHES = 20;
    private static final String PROJECTION = "hidden.input";

    /** Batches that come in two parts are pulled. */
    @ParameterizedTest
    @CsvSource({"dcls, 9, 0.1", "dcls, 20, 0.1", "wide-tent, 9, 0.08", "triangle, 12, 0.03"})
    void whatArrivesHasTheBitsOfPulls(String learner, int longest, double activity) {
        NetworkPlan plan = BatchSequenceTest.plan(learner, longest, "sparse", CHANNELS);
        SplittableRandom random = new SplittableRandom(longest);
        Map<String, double[]> numbers = BatchSequenceTest.numbers(plan, random);
        int compared = 0;
        try (SimdProgram program = BatchSequenceTest.program(plan, numbers)) {
            for (int n = 0; n < BATCHES; n++) {
                Drawn drawn = BatchSequenceTest.spikes(random, CHANNELS, activity, true, 1);
                Map<String, Went> ways = new HashMap<>();
                double[] whole = BatchSequenceTest.run(program, drawn, ways).get("output");
                Map<String, Went> otherWays = new HashMap<>();
                Drawn inTwo = new Drawn(drawn.signal(), true, false, false, 2);
                double[] parts =
                        BatchSequenceTest.run(program, inTwo, otherWays).get("output");
                assertThat(otherWays.get(PROJECTION).way()).isEqualTo(Way.PULL);
                assertThat(Arrays.equals(whole, parts)).as("%s", drawn).isTrue();
                compared += ways.get(PROJECTION).way() == Way.SPREAD ? 1 : 0;
            }
        }
        assertThat(compared).as("batches that went by spikes").isGreaterThan(BATCHES / 8);
    }

    /** A synapse that is not there is one of weight 0. */
    @ParameterizedTest
    @CsvSource({"dcls, 9, 0.1", "dcls, 20, 0.1"})
    void gradientsAreThoseOfAllSynapses(String learner, int longest, double activity) {
        NetworkPlan sparse = BatchSequenceTest.plan(learner, longest, "sparse", CHANNELS);
        NetworkPlan dense = BatchSequenceTest.plan(learner, longest, "plain", CHANNELS);
        SplittableRandom random = new SplittableRandom(longest);
        Map<String, double[]> few = BatchSequenceTest.numbers(sparse, random);
        Map<String, double[]> all = BatchSequenceTest.numbers(dense, random);
        few.forEach(all::replace);
        SynapseList synapses = sparse.get(Projection.class, PROJECTION).synapses();
        int[] places = IntStream.range(0, synapses.size())
                .map(s -> synapses.postOf(s) * CHANNELS + synapses.preOf(s))
                .toArray();
        for (String name : new String[] {PROJECTION + ".weights", PROJECTION + ".delays"}) {
            all.put(name, new double[CHANNELS * synapses.post()]);
            for (int s = 0; s < places.length; s++) {
                all.get(name)[places[s]] = few.get(name)[s];
            }
        }
        int compared = 0;
        try (SimdProgram program = BatchSequenceTest.program(sparse, few);
                SimdProgram expected = BatchSequenceTest.program(dense, all)) {
            for (int n = 0; n < BATCHES; n++) {
                Drawn drawn = BatchSequenceTest.spikes(random, CHANNELS, activity, true, 1);
                Map<String, Went> ways = new HashMap<>();
                Map<String, double[]> found = BatchSequenceTest.run(program, drawn, ways);
                Map<String, double[]> results = BatchSequenceTest.run(expected, drawn, new HashMap<>());
                if (ways.get(PROJECTION).way() == Way.SPREAD
                        && Arrays.equals(found.get("hidden counts"), results.get("hidden counts"))) {
                    for (String name : new String[] {"d " + PROJECTION + ".weights", "d " + PROJECTION + ".delays"}) {
                        double[] gradient = results.get(name);
                        assertClose(
                                found.get(name),
                                IntStream.of(places)
                                        .mapToDouble(p -> gradient[p])
                                        .toArray());
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).as("batches that went by spikes").isGreaterThan(BATCHES / 8);
    }

    private static void assertClose(double[] found, double[] expected) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(found).usingComparatorWithPrecision(1e-5 * largest + 1e-30).containsExactly(expected);
    }
}
