package org.ranvier.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void manyShortTasksAreAllDoneBeforeItReturns(int threads) throws InterruptedException {
        try (Parallel parallel = new Parallel(threads, "test-")) {
            for (int round = 0; round < 2_000; round++) {
                int[] done = new int[7];
                parallel.forEach(7, n -> done[n]++);
                assertThat(done).containsOnly(1);
                if (round % 500 == 0) {
                    // Long enough for the others to fall asleep.
                    Thread.sleep(2);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void tasksWithinTasksAreRun(int threads) {
        try (Parallel parallel = new Parallel(threads, "test-")) {
            AtomicIntegerArray counts = new AtomicIntegerArray(20);
            parallel.forEach(4, m -> parallel.forEach(5, n -> counts.incrementAndGet(5 * m + n)));

            assertThat(IntStream.range(0, 20).map(counts::get)).containsOnly(1);
        }
    }

    @Test
    void afterAFailureTheNextTasksAreRun() {
        try (Parallel parallel = new Parallel(3, "test-")) {
            for (int round = 0; round < 100; round++) {
                assertThatThrownBy(() -> parallel.forEach(9, n -> {
                            throw new StackOverflowError();
                        }))
                        .isInstanceOf(StackOverflowError.class);
                AtomicIntegerArray counts = new AtomicIntegerArray(9);
                parallel.forEach(9, counts::incrementAndGet);
                assertThat(IntStream.range(0, 9).map(counts::get)).containsOnly(1);
            }
        }
    }

    private static void count(AtomicIntegerArray counts, int from, int end) {
        for (int n = from; n < end; n++) {
            counts.incrementAndGet(n);
        }
    }
}
