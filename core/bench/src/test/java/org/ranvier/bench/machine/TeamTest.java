package org.ranvier.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TeamTest {

    @Test
    void everyMemberWorksInEveryRoundAndIsClosed() throws InterruptedException {
        AtomicInteger worked = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();

        double seconds = Team.bestSeconds(3, 0, () -> new Team.Member() {
            @Override
            public void work() {
                worked.incrementAndGet();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        });

        assertThat(seconds).isBetween(0.0, 60.0);
        assertThat(worked.get()).isEqualTo(15);
        assertThat(closed.get()).isEqualTo(3);
    }

    @Test
    void whereOneFailsTheOthersDoNotWaitForEver() {
        AtomicInteger made = new AtomicInteger();

        assertThatThrownBy(() -> Team.bestSeconds(2, 0, () -> {
                    if (made.incrementAndGet() == 2) {
                        throw new OutOfMemoryError("for a test");
                    }
                    return () -> {};
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }
}
