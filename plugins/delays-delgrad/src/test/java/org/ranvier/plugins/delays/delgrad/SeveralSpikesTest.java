package org.ranvier.plugins.delays.delgrad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.event.EventRule.KernelSum;
import org.ranvier.api.event.EventRule.KernelValues;

/**
 * Spikes after the first: against a membrane that is reset, against the sum term by term, and their gradients through
 * resets.
 */
class SeveralSpikesTest {

    private static final int MOST = 5;
    private static final ExactSpikes RULE = new ExactSpikes(MOST, 0, new MissingSpikes(0.3, 0, 5e-4));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "6, 6", "1.37, 1", "1, 1.7", "1, 2", "20, 5"})
    void spikesAreThoseOfAMembraneThatIsSetBackToRest(double tauMem, double tauSyn) {
        SplittableRandom random = new SplittableRandom(1);
        int later = 0;
        for (int n = 0; n < 60; n++) {
            RandomNeuron neuron = neuron(tauMem, tauSyn, random);
            double[] spikes = spikes(neuron);
            double[] expected = membrane(neuron, tauMem, tauSyn);
            assertThat(spikes).as("neuron %d", n).hasSameSizeAs(expected);
            for (int k = 0; k < spikes.length; k++) {
                assertThat(spikes[k]).as("neuron %d, spike %d", n, k).isCloseTo(expected[k], within(1e-7));
            }
            later += Math.max(0, spikes.length - 1);
        }
        assertThat(later).isGreaterThan(40);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1.37, 1", "1, 1.7", "1, 2"})
    void closedFormsAgreeWithTheSumTermByTerm(double tauMem, double tauSyn) {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 0; n < 60; n++) {
            RandomNeuron neuron = neuron(tauMem, tauSyn, random);
            double[] spikes = spikes(neuron);
            double[] summed = new double[MOST];
            int count =
                    SummedResponse.spikes(neuron.kernel(), neuron.count(), neuron.arrivals(), neuron.weights(), summed);
            assertThat(count).isEqualTo(spikes.length);
            for (int k = 0; k < count; k++) {
                assertThat(summed[k]).as("neuron %d, spike %d", n, k).isCloseTo(spikes[k], within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1.37, 1", "1, 1.7"})
    void movingAllArrivalsMovesAllSpikesAndGradientsSaySo(double tauMem, double tauSyn) {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 300; n++) {
            RandomNeuron neuron = neuron(tauMem, tauSyn, random);
            double[] spikes = spikes(neuron);
            double[] moved = Arrays.stream(neuron.arrivals()).map(a -> a + 3.5).toArray();
            double[] after = spikes(new RandomNeuron(neuron.kernel(), moved, neuron.weights()));
            assertThat(after).hasSameSizeAs(spikes);
            for (int k = 0; k < spikes.length; k++) {
                assertThat(after[k]).isCloseTo(spikes[k] + 3.5, within(1e-7));
                Direct direct = new Direct(neuron, spikes, k);
                double all = DoubleStream.of(direct.byArrival).sum()
                        + DoubleStream.of(direct.bySpike).sum();
                assertThat(all).isCloseTo(1, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1.37, 1", "1, 1.7"})
    void gradientsThroughResetsAreSlopes(double tauMem, double tauSyn) {
        SplittableRandom random = new SplittableRandom(4);
        int compared = 0;
        while (compared < 300) {
            RandomNeuron neuron = neuron(tauMem, tauSyn, random);
            double[] spikes = spikes(neuron);
            int last = spikes.length - 1;
            if (last < 1) {
                continue;
            }
            double[] byWeight = byWeight(neuron, spikes, last);
            for (int i = 0; i < neuron.count(); i++) {
                double far = slope(neuron, i, last, 2e-6);
                double near = slope(neuron, i, last, 1e-6);
                // Where a spike is about to appear or to vanish there is no slope.
                if (Math.abs(far - near) < 1e-5 * (1 + Math.abs(near))) {
                    assertThat(byWeight[i]).isCloseTo(near, within(1e-4 * (1 + Math.abs(near))));
                    compared++;
                }
            }
        }
    }

    @Test
    void aResetWithATimeConstantOfItsOwnIsSummed() {
        KernelValues plain = RandomNeuron.lif(2, 1, 1);
        KernelValues kernel = reset(plain, new KernelSum(new double[] {-2}, new int[1], new double[] {0.3}));
        assertThat(Shape.of(kernel, 1)).isEqualTo(Shape.EXPONENTIALS);
        assertThat(Shape.of(kernel, 2)).isEqualTo(Shape.OTHER);
        RandomNeuron neuron = new RandomNeuron(kernel, new double[] {0}, new double[] {12});
        double[] spikes = spikes(neuron);
        assertThat(spikes).hasSize(MOST);
        for (int k = 1; k < MOST; k++) {
            double u = neuron.at(spikes[k]);
            for (int m = 0; m < k; m++) {
                u += kernel.reset().at(spikes[k] - spikes[m]);
            }
            assertThat(u).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void whatASpikeLeavesBehindMayBeNothing() {
        KernelValues kernel =
                reset(RandomNeuron.lif(2, 1, 1), new KernelSum(new double[] {-40}, new int[] {1}, new double[] {0.3}));
        RandomNeuron once = new RandomNeuron(reset(kernel, KernelSum.NONE), new double[] {0, 8}, new double[] {6, 6});
        // Without a reset the potential stays above the threshold, and spikes when it comes back.
        assertThat(spikes(once)).hasSize(2);
        // With one that begins at 0 it falls, and rises again.
        assertThat(spikes(new RandomNeuron(kernel, new double[] {0}, new double[] {6})).length)
                .isGreaterThan(1);
    }

    private static RandomNeuron neuron(double tauMem, double tauSyn, SplittableRandom random) {
        KernelValues kernel = RandomNeuron.lif(tauMem, tauSyn, 1);
        RandomNeuron drawn = RandomNeuron.of(
                reset(kernel, new KernelSum(new double[] {-1}, new int[1], new double[] {tauMem})), random);
        return new RandomNeuron(
                drawn.kernel(),
                drawn.arrivals(),
                Arrays.stream(drawn.weights()).map(w -> 2 * w).toArray());
    }

    private static KernelValues reset(KernelValues kernel, KernelSum reset) {
        return new KernelValues(kernel.response(), kernel.threshold(), reset);
    }

    private static double[] spikes(RandomNeuron neuron) {
        double[] spikes = new double[MOST];
        int count = RULE.spikes(neuron.kernel(), neuron.count(), neuron.arrivals(), neuron.weights(), spikes);
        return Arrays.copyOf(spikes, count);
    }

    /** V' = −V/tau_mem + I, I' = −I/tau_syn, solved from event to event; V is set to 0 where it reaches 1. */
    private static double[] membrane(RandomNeuron neuron, double tauMem, double tauSyn) {
        double[] spikes = new double[MOST];
        int found = 0;
        double v = 0;
        double current = 0;
        for (int n = 0; n < neuron.count() && found < MOST; n++) {
            current += neuron.weights()[n];
            double from = neuron.arrivals()[n];
            double end = n + 1 < neuron.count() ? neuron.arrivals()[n + 1] : from + 20 * Math.max(tauMem, tauSyn);
            while (from < end && found < MOST) {
                double step = Math.min(5e-4 * tauSyn, end - from);
                double next = potential(neuron.kernel(), v, current, step, tauMem);
                if (v < 1 && next >= 1) {
                    step = crossing(neuron.kernel(), v, current, step, tauMem);
                    next = 0;
                    spikes[found++] = from + step;
                }
                v = next;
                current *= Math.exp(-step / tauSyn);
                from += step;
            }
        }
        return Arrays.copyOf(spikes, found);
    }

    private static double potential(KernelValues kernel, double v, double current, double time, double tauMem) {
        return v * Math.exp(-time / tauMem) + current * kernel.at(time);
    }

    private static double crossing(KernelValues kernel, double v, double current, double step, double tauMem) {
        double low = 0;
        double high = step;
        for (int n = 0; n < 60; n++) {
            double middle = (low + high) / 2;
            if (potential(kernel, v, current, middle, tauMem) >= 1) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** What one spike depends on directly. */
    private static final class Direct {

        final double[] byWeight;
        final double[] byArrival;
        final double[] bySpike;

        Direct(RandomNeuron neuron, double[] spikes, int k) {
            byWeight = new double[neuron.count()];
            byArrival = new double[neuron.count()];
            bySpike = new double[k];
            RULE.gradients(
                    neuron.kernel(),
                    k,
                    spikes,
                    neuron.count(),
                    neuron.arrivals(),
                    neuron.weights(),
                    byWeight,
                    byArrival,
                    bySpike);
        }
    }

    /** ∂t_k/∂w_i, through all spikes before it. */
    private static double[] byWeight(RandomNeuron neuron, double[] spikes, int k) {
        Direct direct = new Direct(neuron, spikes, k);
        double[] sum = direct.byWeight.clone();
        for (int m = 0; m < k; m++) {
            double[] before = byWeight(neuron, spikes, m);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += direct.bySpike[m] * before[i];
            }
        }
        return sum;
    }

    private static double slope(RandomNeuron neuron, int i, int k, double h) {
        double[] ends = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] weights = neuron.weights().clone();
            weights[i] += side == 0 ? h : -h;
            double[] spikes = spikes(new RandomNeuron(neuron.kernel(), neuron.arrivals(), weights));
            ends[side] = k < spikes.length ? spikes[k] : 1000 * h;
        }
        return (ends[0] - ends[1]) / (2 * h);
    }
}
