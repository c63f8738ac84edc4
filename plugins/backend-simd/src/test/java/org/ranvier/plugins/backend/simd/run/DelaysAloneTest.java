package org.ranvier.plugins.backend.simd.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.plan.NetworkPlan;

/**
 * Delays have the gradients that they have when weights are trained beside them, though these are then computed from
 * one difference of lags instead of two lags, and in registers alone where samples are short.
 */
class DelaysAloneTest {

    private static final int CHANNELS = 13;
    private static final int BATCHES = 20;

    @ParameterizedTest
    @ValueSource(ints = {3, 9, 90, 400})
    void theirGradientsAreThose(int longest) {
        NetworkPlan both = BatchSequenceTest.plan("slayer", longest, "plain", CHANNELS);
        NetworkPlan alone = BatchSequenceTest.plan("slayer", longest, "delays-only", CHANNELS);
        Map<String, double[]> numbers = BatchSequenceTest.numbers(both, new SplittableRandom(5));
        SplittableRandom random = new SplittableRandom(longest);
        int compared = 0;
        try (SimdProgram first = BatchSequenceTest.program(both, numbers);
                SimdProgram second = BatchSequenceTest.program(alone, numbers)) {
            for (int n = 0; n < BATCHES; n++) {
                BatchSequenceTest.Drawn drawn = BatchSequenceTest.draw(random, CHANNELS, false);
                Map<String, double[]> expected = BatchSequenceTest.run(first, drawn, new HashMap<>());
                Map<String, double[]> found = BatchSequenceTest.run(second, drawn, new HashMap<>());
                assertThat(found.keySet()).noneMatch(name -> name.endsWith(".weights"));
                for (String name : found.keySet()) {
                    if (name.endsWith(".delays")) {
                        double largest = Arrays.stream(expected.get(name))
                                .map(Math::abs)
                                .max()
                                .orElse(0);
                        assertThat(found.get(name))
                                .as("%s of batch %d", name, n)
                                .usingComparatorWithPrecision(1e-5 * largest + 1e-30)
                                .containsExactly(expected.get(name));
                        compared += largest > 0 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(BATCHES / 2);
    }
}
