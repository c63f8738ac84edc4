package org.ranvier.plugins.backend.simd.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Events are the numbers of a signal that are not 0, whatever these are and however they were found. */
class EventsTest {

    private static final int NEURONS = 5;
    private static final int TICKS = 71;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Signal signal = Signal.over(1, NEURONS, 6, TICKS, Signal.TILE);
    private final Events events = new Events(signal, TICKS);
    private final float[] counts = new float[NEURONS * Lanes.GROUP];

    @Test
    void spikesAreFound() {
        draw(0.1, 1);
        scan();

        assertThat(events.onlySpikes()).isTrue();
        assertEventsAreTheSignal();
    }

    @Test
    void numbersAreFound() {
        draw(0.1, 1);
        draw(0.1, -2.5f);
        signal.set(3, 2, 70, Float.NaN);
        scan();

        assertThat(events.onlySpikes()).isFalse();
        assertEventsAreTheSignal();
    }

    @Test
    void oneNumberThatIsNoSpikeIsEnough() {
        draw(0.2, 1);
        signal.set(3, 2, 4, 0.5f);
        scan();
        assertThat(events.onlySpikes()).isFalse();

        signal.set(3, 2, 4, 1);
        events.scan(0, 2, counts);
        assertThat(events.onlySpikes()).isTrue();
        assertEventsAreTheSignal();
    }

    @Test
    void markedTicksAreFound() {
        for (int n = 0; n < 60; n++) {
            int neuron = random.nextInt(NEURONS);
            int tick = random.nextInt(TICKS);
            signal.set(random.nextInt(Lanes.GROUP), neuron, tick, n % 7 == 0 ? 2 : 1);
            events.mark(0, neuron, tick);
        }
        // What is active without a value, such as an event that another one cancels.
        events.mark(0, 1, 0);
        events.takeMarks(0);
        assertEventsAreTheSignal();

        events.takeMarks(0);
        assertThat(events.share()).isZero();
    }

    @Test
    void whatWasActiveIsCleared() {
        draw(0.3, 1);
        draw(0.3, 3);
        scan();
        events.clearSignal(0);

        assertThat(signal.groups[0]).containsOnly(0);
        assertThat(events.share()).isZero();
        assertThat(events.onlySpikes()).isTrue();
        assertEventsAreTheSignal();
    }

    private void draw(double probability, float value) {
        for (int n = 0; n < NEURONS; n++) {
            for (int t = 0; t < TICKS; t++) {
                for (int b = 0; b < Lanes.GROUP; b++) {
                    if (random.nextDouble() < probability) {
                        signal.set(b, n, t, value);
                    }
                }
            }
        }
    }

    private void scan() {
        for (int n = 0; n < NEURONS; n++) {
            events.scan(0, n, counts);
            for (int b = 0; b < Lanes.GROUP; b++) {
                int active = 0;
                for (int t = 0; t < TICKS; t++) {
                    active += signal.get(b, n, t) != 0 ? 1 : 0;
                }
                assertThat(counts[n * Lanes.GROUP + b]).isEqualTo(active);
            }
        }
    }

    private void assertEventsAreTheSignal() {
        int active = 0;
        for (int n = 0; n < NEURONS; n++) {
            float[][] found = new float[TICKS][Lanes.GROUP];
            boolean any = false;
            for (int part = 0; part < Events.PARTS; part++) {
                int last = -1;
                for (int e = events.begin(n, part); e < events.end(0, n, part); e++) {
                    int tick = events.places(0)[e] / Lanes.GROUP;
                    assertThat(tick).isGreaterThan(last);
                    last = tick;
                    any = true;
                    long samples = events.samples(0, n, e);
                    assertThat(samples).isNotZero();
                    for (int lane = 0; lane < Events.LANES; lane++) {
                        float number = Events.value(events.numbers(0, n), events.indices(0)[e])
                                .lane(lane);
                        found[tick][part * Events.LANES + lane] = number;
                        assertThat((samples >> lane & 1) != 0).isEqualTo(number != 0);
                        active += number != 0 ? 1 : 0;
                    }
                }
            }
            assertThat(events.any(0, n)).isEqualTo(any);
            for (int t = 0; t < TICKS; t++) {
                for (int b = 0; b < Lanes.GROUP; b++) {
                    assertThat(found[t][b]).isEqualTo(Float.valueOf(signal.get(b, n, t)));
                }
            }
        }
        assertThat(events.share()).isEqualTo((double) active / (NEURONS * TICKS * Lanes.GROUP));
    }
}
