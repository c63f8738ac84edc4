package org.ranvier.plugins.backend.simd.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/**
 * Results have the same bits with vectors of any width: their checksums are written down here, and the build runs this
 * test with vectors of 512 bits where the CPU has them, of 256 and of 128. Where a change of the order of sums is
 * meant, the new ones are taken over from the messages.
 */
class VectorWidthTest {

    private static final int BATCHES = 12;

    @ParameterizedTest
    @CsvSource({
        "slayer, 9, plain, 12, 2132506735",
        "slayer, 9, sparse, 40, 2645914410",
        "triangle, 9, loop, 12, 516339463",
        "triangle, 9, dropout, 12, 3468143156",
        "triangle, 9, normalized, 12, 2695825908",
        "triangle, 9, current, 12, 1120271837",
        "dcls, 9, plain, 40, 2957549280",
        "dcls, 40, plain, 3, 2262939439",
        "dcls, 20, narrow, 40, 1687061745",
        "dcls, 9, loop, 12, 1181056106",
        "dcls, 9, sparse, 40, 539972962",
        "dcls, 20, sparse, 40, 4196409274",
        "dcls-triangle, 9, plain, 40, 126553481",
        "dcls-triangle, 20, loop, 12, 4148175819",
        "wide-tent, 2, loop, 5, 1254017564",
        "slayer, 9, delays-only, 12, 4141247442",
        "slayer, 90, delays-only, 12, 4041269820",
        "fixed, 0, plain, 20, 1091954990",
    })
    void bitsDoNotDependOnTheWidth(String learner, int longest, String shape, int channels, long checksum) {
        SplittableRandom random = new SplittableRandom(3);
        NetworkPlan plan = BatchSequenceTest.plan(learner, longest, shape, channels);
        CRC32 found = new CRC32();
        try (SimdProgram program = BatchSequenceTest.program(plan, BatchSequenceTest.numbers(plan, random))) {
            for (int n = 0; n < BATCHES; n++) {
                Map<String, double[]> results = BatchSequenceTest.run(
                        program,
                        BatchSequenceTest.draw(random, channels, !shape.equals("normalized")),
                        new HashMap<>());
                results.values().forEach(numbers -> add(numbers, found));
            }
        }
        assertThat(found.getValue()).as("checksum with %d lanes", Lanes.WIDTH).isEqualTo(checksum);
    }

    static void add(double[] numbers, CRC32 sum) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
        bytes.asDoubleBuffer().put(numbers);
        sum.update(bytes);
    }
}
