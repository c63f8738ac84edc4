package org.ranvier.hardware.brainscales2.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Spikes of the emulated membrane against the potential summed spike by spike. */
class MembraneTest {

    private static final double THRESHOLD = 2.6;

    @Test
    void theSpikeIsTheFirstCrossingFromBelow() {
        SplittableRandom random = new SplittableRandom(1);
        int spikes = 0;
        for (int n = 0; n < 500; n++) {
            int count = 1 + random.nextInt(20);
            double[] times = random.doubles(count, 0, 4).sorted().toArray();
            double[] weights = random.doubles(count, -1, 3).toArray();
            double spike = Membrane.firstSpike(count, times, weights, THRESHOLD);
            double end = Math.min(spike, 20);
            for (int k = 0; k < 500; k++) {
                assertThat(potential(end * k / 500, times, weights)).isLessThan(THRESHOLD + 1e-12);
            }
            if (spike < Double.POSITIVE_INFINITY) {
                spikes++;
                assertThat(potential(spike, times, weights)).isCloseTo(THRESHOLD, within(1e-12));
                assertThat(potential(spike - 1e-7, times, weights)).isLessThan(THRESHOLD);
            }
        }
        assertThat(spikes).isBetween(100, 450);
    }

    @Test
    void simultaneousArrivalsActTogether() {
        double together = Membrane.firstSpike(1, new double[] {1}, new double[] {9}, THRESHOLD);
        double apart = Membrane.firstSpike(3, new double[] {1, 1, 1}, new double[] {4, -1, 6}, THRESHOLD);
        assertThat(apart).isEqualTo(together);
    }

    @Test
    void aPotentialThatOnlyTouchesTheThresholdSpikesAndOneBelowDoesNot() {
        double weight = THRESHOLD * Math.E;
        assertThat(Membrane.firstSpike(1, new double[] {0.5}, new double[] {weight * (1 + 1e-15)}, THRESHOLD))
                .isCloseTo(1.5, within(1e-6));
        assertThat(Membrane.firstSpike(1, new double[] {0.5}, new double[] {weight * (1 - 1e-12)}, THRESHOLD))
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Membrane.firstSpike(0, new double[0], new double[0], THRESHOLD))
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static double potential(double t, double[] times, double[] weights) {
        double sum = 0;
        for (int n = 0; n < times.length; n++) {
            double x = t - times[n];
            sum += x > 0 ? weights[n] * x * Math.exp(-x) : 0;
        }
        return sum;
    }
}
