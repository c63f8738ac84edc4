package org.ranvier.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TriadTest {

    @Test
    void everyNumberIsTheSumOfOneAndThreeTimesAnother() {
        float b = ByteBuffer.allocate(4).putInt(0x01010101).getFloat(0);
        float c = ByteBuffer.allocate(4).putInt(0x02020202).getFloat(0);
        try (Triad triad = new Triad(4096)) {
            triad.work();

            for (int n = 0; n < 1024; n++) {
                assertThat(triad.result(n)).isEqualTo(Math.fma(c, 3f, b));
            }
        }
    }

    @Test
    void arraysAreBeyondTheLastCacheButWithinWhatJavaMayUse() {
        assertThat(3 * CacheSizes.beyondTheLast())
                .isPositive()
                .isLessThanOrEqualTo(Runtime.getRuntime().maxMemory() / 2);
    }
}
