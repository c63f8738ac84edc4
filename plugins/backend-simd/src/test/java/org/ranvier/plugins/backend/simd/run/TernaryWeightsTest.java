package org.ranvier.plugins.backend.simd.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.plan.NetworkPlan;

/**
 * Weights of −a, 0 and a that are not trained go a way of their own, on which nothing is multiplied and synapses of
 * weight 0 are passed over. What arrives and what delays have as gradients is what it is where the same weights are
 * trained.
 */
class TernaryWeightsTest {

    private static final int CHANNELS = 13;
    private static final int BATCHES = 20;
    private static final List<String> PROJECTIONS = List.of("hidden.input", "output.hidden");

    @ParameterizedTest
    @CsvSource({
        "10, 3, 0.5, 0.6",
        "10, 9, 0.5, 0.6",
        "7, 9, 2, 0.35",
        "10, 3, 0.5, 0.05",
        "29, 9, 0.5, 0.6",
        "29, 90, 0.5, 0.6"
    })
    void theyAreThoseThatAreTrained(int ticks, int longest, double scale, double zeros) {
        NetworkPlan both = BatchSequenceTest.plan("slayer", longest, "plain", CHANNELS, ticks);
        NetworkPlan alone = BatchSequenceTest.plan("slayer", longest, "delays-only", CHANNELS, ticks);
        SplittableRandom random = new SplittableRandom(longest);
        Map<String, double[]> numbers = BatchSequenceTest.numbers(both, new SplittableRandom(5));
        for (String projection : PROJECTIONS) {
            Arrays.setAll(
                    numbers.get(projection + ".weights"),
                    s -> random.nextDouble() < zeros ? 0 : random.nextInt(3) == 0 ? -scale : scale);
        }
        int spiking = 0;
        try (SimdProgram first = BatchSequenceTest.program(both, numbers);
                SimdProgram second = BatchSequenceTest.program(alone, numbers)) {
            for (int n = 0; n < BATCHES; n++) {
                BatchSequenceTest.Drawn drawn = BatchSequenceTest.draw(random, CHANNELS, false, ticks);
                Map<String, double[]> expected = BatchSequenceTest.run(first, drawn, new HashMap<>());
                Map<String, double[]> found = BatchSequenceTest.run(second, drawn, new HashMap<>());
                // Sums of multiples of a power of two are exact, so they are the same however they are added up.
                assertThat(found.get("output")).as("output of batch %d", n).isEqualTo(expected.get("output"));
                for (String projection : PROJECTIONS) {
                    double[] gradient = found.get("d " + projection + ".delays");
                    if (gradient != null) {
                        assertClose(gradient, expected.get("d " + projection + ".delays"));
                        spiking += Arrays.stream(gradient).anyMatch(g -> g != 0) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(spiking).isGreaterThan(BATCHES / 2);
    }

    private static void assertClose(double[] found, double[] expected) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        assertThat(found).usingComparatorWithPrecision(1e-5 * largest + 1e-30).containsExactly(expected);
    }
}
