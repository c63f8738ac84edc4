package org.ranvier.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiloxTest {

    /** The known answers for philox4x32-10 that the authors of Random123 published. */
    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void publishedVectors(String counter, String key, String output) {
        int[] block = words(counter);
        int[] keys = words(key);
        Philox.block(block, keys[0], keys[1]);
        assertThat(block).isEqualTo(words(output));
    }

    /** As the class documents it: key = seed, counter = index, step, stream. */
    @Test
    void seedStreamStepAndIndexAreKeyAndCounter() {
        long seed = 0x299f31d0a4093822L;
        long index = 0x85a308d3243f6a88L;
        int step = 0x13198a2e;
        int stream = 0x03707344;
        assertThat(Philox.uniform(seed, stream, step, index)).isEqualTo(0xd16cfe * 0x1p-24);
    }

    @Test
    void uniformsFillTheUnitIntervalAndNormalsAreStandard() {
        int count = 100_000;
        double[] uniform = LongStream.range(0, count)
                .mapToDouble(i -> Philox.uniform(1, 2, 3, i))
                .toArray();
        double[] normal = LongStream.range(0, count)
                .mapToDouble(i -> Philox.normal(1, 2, 3, i))
                .toArray();
        assertThat(Arrays.stream(uniform).min().getAsDouble()).isBetween(0.0, 1e-3);
        assertThat(Arrays.stream(uniform).max().getAsDouble()).isBetween(1 - 1e-3, Math.nextDown(1.0));
        // Five standard errors.
        assertThat(Arrays.stream(uniform).average().getAsDouble()).isCloseTo(0.5, within(5 / Math.sqrt(12.0 * count)));
        assertThat(Arrays.stream(normal).average().getAsDouble()).isCloseTo(0, within(5 / Math.sqrt(count)));
        assertThat(Arrays.stream(normal).map(x -> x * x).average().getAsDouble())
                .isCloseTo(1, within(5 * Math.sqrt(2.0 / count)));
    }

    @Test
    void indicesOfTicksSamplesAndNeuronsDoNotOverlap() {
        assertThat(Philox.index(1, 0, 0)).isGreaterThan(Philox.index(0, (1 << 20) - 1, (1 << 24) - 1));
        assertThat(Philox.index(0, 1, 0)).isGreaterThan(Philox.index(0, 0, (1 << 24) - 1));
        assertThat(Philox.index((1 << 19) - 1, 0, 0)).isPositive();
    }

    /** The published hash of the empty and of a short text. */
    @Test
    void streamsAreFnv1a() {
        assertThat(Philox.stream("")).isEqualTo(0x811c9dc5);
        assertThat(Philox.stream("foobar")).isEqualTo(0xbf9cf968);
    }

    private static int[] words(String hex) {
        return Arrays.stream(hex.split(" "))
                .mapToInt(w -> Integer.parseUnsignedInt(w, 16))
                .toArray();
    }
}
