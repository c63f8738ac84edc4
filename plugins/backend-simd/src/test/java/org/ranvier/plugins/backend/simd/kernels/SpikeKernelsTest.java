package org.ranvier.plugins.backend.simd.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ranvier.plugins.backend.simd.lanes.ActiveTicks;
import org.ranvier.plugins.backend.simd.lanes.Events;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.plugins.backend.simd.lanes.Spikes;
import org.ranvier.support.Parallel;
import org.ranvier.testkit.Machine;

/** Sums over bits are those over the numbers that the bits stand for, to the last bit. */
class SpikeKernelsTest {

    private static final int NEURONS = 5;
    private static final int TICKS = 21;
    private static final int REACH = 6;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Signal source = Signal.over(1, NEURONS, REACH, TICKS, Signal.TILE);
    private final ActiveTicks active = new ActiveTicks(source, TICKS);
    private final float[] counts = new float[NEURONS * Lanes.GROUP];

    @BeforeEach
    void spike() {
        Machine.require(
                "avx512", Optional.of(source).filter(_ -> Spikes.KEPT), "bits are kept where a vector has 16 lanes");
        for (int n = 0; n < NEURONS; n++) {
            for (int t = 0; t < TICKS; t++) {
                for (int b = 0; b < Lanes.GROUP; b++) {
                    source.set(b, n, t, random.nextDouble() < 0.2 ? 1 : 0);
                }
            }
            active.scan(0, n, counts);
        }
    }

    @Test
    void whatArrives() {
        int entries = 12;
        int[] offset = random.ints(entries, 0, NEURONS)
                .map(n -> source.at(n, 0) - Lanes.GROUP * random.nextInt(REACH))
                .toArray();
        float[] weight = new float[entries];
        for (int e = 0; e < entries; e++) {
            weight[e] = (float) random.nextGaussian();
        }
        Signal numbers = Signal.over(1, 1, 1, TICKS, Signal.TILE);
        Signal bits = Signal.over(1, 1, 1, TICKS, Signal.TILE);
        for (boolean adds : new boolean[] {false, true}) {
            PullKernel.run(
                    source.groups[0],
                    offset,
                    weight,
                    0,
                    entries,
                    adds,
                    0.5f,
                    numbers.groups[0],
                    numbers.at(0, 0),
                    0,
                    TICKS * 16);
            PullSpikes.run(
                    active.spikes.groups[0],
                    offset,
                    weight,
                    0,
                    entries,
                    adds,
                    0.5f,
                    bits.groups[0],
                    bits.at(0, 0),
                    0,
                    TICKS * 16);
            for (int t = 0; t < TICKS; t++) {
                for (int b = 0; b < Lanes.GROUP; b++) {
                    assertThat(bits.get(b, 0, t)).isEqualTo(numbers.get(b, 0, t));
                }
            }
        }
    }

    @Test
    void sumsOfGradients() {
        Signal delta = Signal.over(1, 1, 0, TICKS, REACH + Signal.TILE);
        for (int t = 0; t < TICKS; t++) {
            for (int b = 0; b < Lanes.GROUP; b++) {
                delta.set(b, 0, t, (float) random.nextGaussian());
            }
        }
        float[] numbers = new float[2 * Lanes.GROUP];
        float[] bits = new float[2 * Lanes.GROUP];
        for (int n = 0; n < NEURONS; n++) {
            for (int lag = 0; lag < REACH; lag++) {
                int at = source.at(n, 0);
                int to = delta.at(0, lag);
                CorrelationKernel.pair(source.groups[0], at, delta.groups[0], to, 24, numbers);
                SpikeCorrelation.pair(active.spikes.groups[0], Spikes.at(at), delta.groups[0], to, 24, bits);
                assertThat(bits).isEqualTo(numbers);
                CorrelationKernel.single(source.groups[0], at, delta.groups[0], to, 24, numbers);
                SpikeCorrelation.single(active.spikes.groups[0], Spikes.at(at), delta.groups[0], to, 24, bits);
                assertThat(bits).isEqualTo(numbers);
            }
        }
    }

    @Test
    void oneNumberThatIsNoSpikeIsEnough() {
        assertThat(active.spikes.all()).isTrue();
        source.set(3, 2, 4, 0.5f);
        active.scan(0, 2, counts);
        assertThat(active.spikes.all()).isFalse();
        source.set(3, 2, 4, 1);
        active.scan(0, 2, counts);
        assertThat(active.spikes.all()).isTrue();
    }

    @Test
    void eventsOfBitsAreThoseOfNumbers() {
        Events events = new Events(source, active);
        events.collect(new Parallel(1, "simd-"));
        int found = 0;
        for (int n = 0; n < NEURONS; n++) {
            for (int e = events.begin(n, 0); e < events.begin(n, 1); e++, found++) {
                for (int b = 0; b < Lanes.GROUP; b++) {
                    assertThat(events.values[e * Lanes.GROUP + b])
                            .isEqualTo(source.get(b, n, events.tick[e] / Lanes.GROUP));
                }
            }
        }
        assertThat(found).isEqualTo(events.size()).isPositive();
    }
}
