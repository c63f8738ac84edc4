package org.ranvier.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    @Test
    void doesItAsOftenAsAskedFor() {
        AtomicInteger done = new AtomicInteger();

        Stopwatch watch = Stopwatch.time(Effort.ofSteps(7), done::incrementAndGet, () -> false);

        assertThat(done.get()).isEqualTo(7);
        assertThat(watch.millis()).hasSize(7).isSorted();
    }

    @Test
    void endsEarlyWhenToldTo() {
        AtomicInteger done = new AtomicInteger();

        Stopwatch.time(Effort.ofSeconds(3600), done::incrementAndGet, () -> done.get() == 2);

        assertThat(done.get()).isEqualTo(2);
    }

    @Test
    void aShareIsOneRoundAtLeast() {
        assertThat(Effort.ofSteps(1).share(0.25)).isEqualTo(Effort.ofSteps(1));
        assertThat(Effort.ofSteps(10).share(0.5)).isEqualTo(Effort.ofSteps(5));
    }

    @Test
    void theMedianIsTheMiddleOne() {
        assertThat(new Stopwatch(List.of(1.0, 2.0, 9.0)).median()).isEqualTo(2);
        assertThat(new Stopwatch(List.of(1.0, 2.0, 4.0, 9.0)).median()).isEqualTo(3);
        assertThat(new Stopwatch(List.of(1.0, 2.0, 4.0, 9.0)).min()).isEqualTo(1);
    }
}
