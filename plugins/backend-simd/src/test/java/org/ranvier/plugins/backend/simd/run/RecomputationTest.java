package org.ranvier.plugins.backend.simd.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.simd.run.BatchSequenceTest.Drawn;

/**
 * A batch that is run segment by segment sends what it sends when all is kept, to the bit, and has the same gradients
 * but for the rounding of sums over segments.
 */
class RecomputationTest {

    private static final int BATCHES = 12;

    /** Of the largest number of a gradient. */
    private static final double ROUNDING = 1e-5;

    @ParameterizedTest
    @CsvSource({
        "slayer, 9, plain, 12, 5",
        "slayer, 9, plain, 12, 10",
        "slayer, 9, plain, 12, 1",
        "slayer, 9, plain, 12, 28",
        "triangle, 9, plain, 12, 7",
        "dcls, 9, plain, 40, 4",
        "dcls, 40, plain, 3, 6",
        "wide-tent, 2, loop, 5, 3",
        "wide-tent, 9, plain, 3, 11",
        "triangle, 9, loop, 12, 5",
        "triangle, 9, loop, 12, 1",
        "dcls, 9, loop, 12, 13",
        "dcls, 9, dropout, 12, 5",
        "triangle, 9, dropout, 12, 8",
        "wide-tent, 9, sparse, 12, 5",
        "slayer, 9, sparse, 40, 9",
        "triangle, 9, current, 12, 5",
        "slayer, 9, delays-only, 12, 5",
        "slayer, 90, delays-only, 12, 5",
        "fixed, 0, plain, 20, 5",
        "fixed, 0, dropout, 20, 6",
        "fixed, 1, loop, 20, 4",
    })
    void segmentsAddUpToTheWhole(String learner, int longest, String shape, int channels, int segment) {
        SplittableRandom random = new SplittableRandom(segment);
        NetworkPlan plan = BatchSequenceTest.plan(learner, longest, shape, channels);
        Map<String, double[]> numbers = BatchSequenceTest.numbers(plan, random);
        try (SimdProgram whole = BatchSequenceTest.program(plan, numbers);
                SimdProgram parts = BatchSequenceTest.program(plan, numbers, segment, 1 + random.nextInt(3))) {
            for (int n = 0; n < BATCHES; n++) {
                Drawn drawn = BatchSequenceTest.draw(random, channels, true);
                Map<String, double[]> expected = BatchSequenceTest.run(whole, drawn, new HashMap<>());
                Map<String, double[]> found = BatchSequenceTest.run(parts, drawn, new HashMap<>());
                assertThat(found.keySet()).isEqualTo(expected.keySet());
                expected.forEach((name, numbersOfWhole) -> {
                    if (name.startsWith("d ")) {
                        agree(name + " of " + drawn, found.get(name), numbersOfWhole);
                    } else {
                        assertThat(found.get(name)).as(name).isEqualTo(numbersOfWhole);
                    }
                });
            }
        }
    }

    private static void agree(String what, double[] found, double[] expected) {
        double scale = 0;
        for (double number : expected) {
            scale = Math.max(scale, Math.abs(number));
        }
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int n = 0; n < expected.length; n++) {
            assertThat(found[n]).as(what + "[" + n + "]").isCloseTo(expected[n], within(scale * ROUNDING));
        }
    }
}
