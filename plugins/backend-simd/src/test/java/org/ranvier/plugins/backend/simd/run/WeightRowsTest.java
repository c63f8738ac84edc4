package org.ranvier.plugins.backend.simd.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.simd.run.BatchSequenceTest.Drawn;
import org.ranvier.plugins.backend.simd.run.BatchSequenceTest.Went;
import org.ranvier.plugins.backend.simd.run.ProjectionRun.Way;

/**
 * Rows of weights, which serve where all delays are the same, compute what pushes and sums over events do. A synapse of
 * weight 0 with another delay changes no output, but makes the network go the other way.
 */
class WeightRowsTest {

    private static final int CHANNELS = 20;
    private static final int BATCHES = 25;
    private static final List<String> PROJECTIONS = List.of("hidden.input", "output.hidden");

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 28})
    void theirSumsAreThoseOverEvents(int delay) {
        NetworkPlan plan = BatchSequenceTest.plan("fixed", delay, "plain", CHANNELS);
        Map<String, double[]> numbers = BatchSequenceTest.numbers(plan, new SplittableRandom(5));
        Map<String, double[]> mixed = new HashMap<>(numbers);
        for (String projection : PROJECTIONS) {
            numbers.get(projection + ".weights")[0] = 0;
            double[] delays = numbers.get(projection + ".delays");
            Arrays.fill(delays, delay);
            double[] others = delays.clone();
            others[0] = 0;
            mixed.put(projection + ".delays", others);
        }
        SplittableRandom random = new SplittableRandom(delay);
        int compared = 0;
        try (SimdProgram rows = BatchSequenceTest.program(plan, numbers);
                SimdProgram events = BatchSequenceTest.program(plan, mixed)) {
            for (int n = 0; n < BATCHES; n++) {
                Drawn drawn = BatchSequenceTest.draw(random, CHANNELS, false);
                Map<String, Went> ways = new HashMap<>();
                Map<String, Went> otherWays = new HashMap<>();
                Map<String, double[]> found = BatchSequenceTest.run(rows, drawn, ways);
                Map<String, double[]> expected = BatchSequenceTest.run(events, drawn, otherWays);
                assertThat(otherWays.values()).noneMatch(went -> went.way() == Way.ROWS);
                assertThat(found.get("output")).isEqualTo(expected.get("output"));
                for (String projection : PROJECTIONS) {
                    double[] gradient = found.get("d " + projection + ".weights");
                    if (gradient != null) {
                        assertClose(gradient, expected.get("d " + projection + ".weights"));
                        compared += ways.get(projection).way() == Way.ROWS ? 1 : 0;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(BATCHES / 2);
    }

    /** The synapse of weight 0 has another delay, and so another gradient. */
    private static void assertClose(double[] found, double[] expected) {
        found[0] = expected[0];
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(found).usingComparatorWithPrecision(1e-5 * largest + 1e-30).containsExactly(expected);
    }
}
