package org.ranvier.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThroughputTest {

    @ParameterizedTest
    @EnumSource
    void everyLoopStaysInItsArray(Throughput.Kind kind) {
        Throughput loop = new Throughput(kind);
        // Every place in a line of the cache at which a round may begin.
        for (int round = 0; round < 2 * Throughput.LINE; round++) {
            loop.work();
        }

        assertThat(loop.sum()).isFinite();
        assertThat(loop.sum() > 0).isEqualTo(kind != Throughput.Kind.L1_STORES);
    }
}
