package org.ranvier.plugins.backend.simd.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.run.BatchSequenceTest.Drawn;
import org.ranvier.plugins.backend.simd.run.BatchSequenceTest.Went;
import org.ranvier.plugins.backend.simd.run.ProjectionRun.Way;

/**
 * A batch that is run segment by segment sends what it sends when all is kept, to the bit, and has the same gradients
 * but for the rounding of sums over segments.
 */
class RecomputationTest {

    private static final int BATCHES = 12;
    private static final int MOST_THREADS = 3;

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

    /** The checksums are written down, so that they hold at every width of vectors; threads are one to three. */
    @ParameterizedTest
    @CsvSource({
        "slayer, 9, plain, 12, 5, 461508575",
        "triangle, 9, loop, 12, 4, 1861641105",
        "triangle, 9, current, 12, 7, 1636926820",
        "dcls, 9, dropout, 40, 6, 1980130598",
        "dcls, 40, plain, 3, 6, 453257688",
        "fixed, 0, plain, 20, 5, 582252548",
    })
    void bitsDependOnNeitherWidthNorThreads(
            String learner, int longest, String shape, int channels, int segment, long checksum) {
        NetworkPlan plan = BatchSequenceTest.plan(learner, longest, shape, channels);
        for (int threads = 1; threads <= MOST_THREADS; threads++) {
            SplittableRandom random = new SplittableRandom(3);
            Map<String, double[]> numbers = BatchSequenceTest.numbers(plan, random);
            CRC32 found = new CRC32();
            try (SimdProgram program = BatchSequenceTest.program(plan, numbers, segment, threads)) {
                for (int n = 0; n < BATCHES; n++) {
                    Drawn drawn = BatchSequenceTest.draw(random, channels, true);
                    BatchSequenceTest.run(program, drawn, new HashMap<>())
                            .values()
                            .forEach(result -> VectorWidthTest.add(result, found));
                }
            }
            assertThat(found.getValue())
                    .as("%d lanes, %d threads", Lanes.WIDTH, threads)
                    .isEqualTo(checksum);
        }
    }

    /** A batch has the bits that it has in a program of its own, whatever was run before in the same memory. */
    @ParameterizedTest
    @CsvSource({"triangle, 9, loop, 12, 5", "dcls, 9, dropout, 12, 5", "fixed, 0, plain, 20, 7", "dcls, 40, plain, 3, 6"
    })
    void earlierBatchesDoNotMatter(String learner, int longest, String shape, int channels, int segment) {
        SplittableRandom random = new SplittableRandom(segment);
        NetworkPlan plan = BatchSequenceTest.plan(learner, longest, shape, channels);
        Map<String, double[]> numbers = BatchSequenceTest.numbers(plan, random);
        try (SimdProgram program = BatchSequenceTest.program(plan, numbers, segment, 2)) {
            for (int n = 0; n < BATCHES; n++) {
                Drawn drawn = BatchSequenceTest.draw(random, channels, true);
                Map<String, double[]> found = BatchSequenceTest.run(program, drawn, new HashMap<>());
                try (SimdProgram own = BatchSequenceTest.program(plan, numbers, segment, 2)) {
                    BatchSequenceTest.run(own, drawn, new HashMap<>())
                            .forEach((name, expected) -> assertThat(found.get(name))
                                    .as("%s of %s", name, drawn)
                                    .isEqualTo(expected));
                }
            }
        }
    }

    @Test
    void segmentsGoEveryWay() {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        for (String network :
                List.of("triangle, 9, plain", "wide-tent, 20, plain", "fixed, 0, plain", "wide-tent, 9, sparse")) {
            String[] parts = network.split(", ");
            NetworkPlan plan = BatchSequenceTest.plan(parts[0], Integer.parseInt(parts[1]), parts[2], 20);
            SplittableRandom random = new SplittableRandom(2);
            try (SimdProgram program = BatchSequenceTest.program(plan, BatchSequenceTest.numbers(plan, random), 6, 2)) {
                for (int n = 0; n < 2 * BATCHES; n++) {
                    Map<String, Went> went = new HashMap<>();
                    BatchSequenceTest.run(program, BatchSequenceTest.draw(random, 20, true), went);
                    went.values().forEach(one -> ways.add(one.way()));
                }
            }
        }
        assertThat(ways).containsExactlyInAnyOrder(Way.values());
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
