package org.ranvier.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void blocksAndRowsCoverEveryElementOnce(int threads) {
        try (Parallel parallel = new Parallel(threads, "test-")) {
            AtomicIntegerArray blocks = new AtomicIntegerArray(10);
            parallel.forBlocks(10, 4, (from, count) -> count(blocks, from, from + count));
            AtomicIntegerArray rows = new AtomicIntegerArray(14);
            parallel.forRows(2, 7, 3, (group, from, end) -> count(rows, group * 7 + from, group * 7 + end));

            assertThat(IntStream.range(0, 10).map(blocks::get)).containsOnly(1);
            assertThat(IntStream.range(0, 14).map(rows::get)).containsOnly(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatATaskThrowsArrives(int threads) {
        try (Parallel parallel = new Parallel(threads, "test-")) {
            assertThatThrownBy(() -> parallel.forEach(5, n -> {
                        if (n == 3) {
                            throw new IllegalArgumentException("the fourth");
                        }
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the fourth");
        }
    }

    private static void count(AtomicIntegerArray counts, int from, int end) {
        for (int n = from; n < end; n++) {
            counts.incrementAndGet(n);
        }
    }
}
