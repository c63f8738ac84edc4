package org.ranvier.plugins.delays.delgrad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.event.EventRule.KernelValues;

/** Spike times against the potential summed term by term, and gradients against what must hold for every neuron. */
class ExactSpikesTest {

    static final ExactSpikes RULE = new ExactSpikes(1, 0, new MissingSpikes(0.3, 0, 5e-4));
    private static final int NEURONS = 1000;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "6, 6", "1.37, 1", "1, 1.7", "20, 5", "1.01, 1"})
    void theSpikeIsTheFirstCrossingFromBelow(double tauMem, double tauSyn) {
        SplittableRandom random = new SplittableRandom(1);
        int spikes = 0;
        for (int n = 0; n < NEURONS; n++) {
            RandomNeuron neuron = RandomNeuron.of(RandomNeuron.lif(tauMem, tauSyn, 1), random);
            double spike = neuron.spike();
            double end = Math.min(spike, neuron.arrivals()[neuron.count() - 1] + 10 * Math.max(tauMem, tauSyn));
            // None before it, and none where there is none: closed forms have roots that are no spikes.
            for (int k = 0; k < 400; k++) {
                double t = end * k / 400;
                assertThat(neuron.at(t))
                        .as("neuron %d at %s, spike %s", n, t, spike)
                        .isLessThan(1 + 1e-12);
            }
            if (spike < NEVER) {
                spikes++;
                double slope = neuron.slopeAt(spike);
                assertThat(slope).isPositive();
                assertThat(neuron.at(spike)).isCloseTo(1, within(1e-12 * (1 + slope)));
            }
        }
        assertThat(spikes).isBetween(NEURONS / 3, NEURONS);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1.37, 1", "1, 1.7"})
    void fourIdentitiesHold(double tauMem, double tauSyn) {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 0; n < NEURONS; n++) {
            RandomNeuron neuron = RandomNeuron.of(RandomNeuron.lif(tauMem, tauSyn, 1), random);
            double spike = neuron.spike();
            double[] earlier = shifted(neuron.arrivals(), 3.5);
            double[] twice = Arrays.stream(neuron.weights()).map(w -> 2 * w).toArray();
            double moved = neuron.with(earlier, neuron.weights(), 1).spike();
            double scaled = neuron.with(neuron.arrivals(), twice, 2).spike();
            if (spike == NEVER) {
                assertThat(moved).isEqualTo(NEVER);
                assertThat(scaled).isEqualTo(NEVER);
                continue;
            }
            double slope = neuron.slopeAt(spike);
            double loose = 1e-12 + 1e-14 / slope;
            assertThat(moved).isCloseTo(spike + 3.5, within(loose));
            assertThat(scaled).isCloseTo(spike, within(loose));
            double[] byWeight = new double[neuron.count()];
            double[] byArrival = new double[neuron.count()];
            RULE.gradients(
                    neuron.kernel(), spike, neuron.count(), neuron.arrivals(), neuron.weights(), byWeight, byArrival);
            assertThat(DoubleStream.of(byArrival).sum()).isCloseTo(1, within(1e-11));
            double weighted = 0;
            for (int i = 0; i < neuron.count(); i++) {
                weighted += neuron.weights()[i] * byWeight[i];
            }
            assertThat(weighted).isCloseTo(-1 / slope, within(1e-11 * Math.max(1, 1 / slope / slope)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1.37, 1", "1, 1.7", "1.01, 1"})
    void gradientsAreSlopes(double tauMem, double tauSyn) {
        SplittableRandom random = new SplittableRandom(3);
        int compared = 0;
        while (compared < 100) {
            RandomNeuron neuron = RandomNeuron.of(RandomNeuron.lif(tauMem, tauSyn, 1), random);
            double spike = neuron.spike();
            if (spike == NEVER || neuron.slopeAt(spike) < 0.1 || nearest(neuron.arrivals(), spike) < 1e-4) {
                continue;
            }
            compared++;
            double[] byWeight = new double[neuron.count()];
            double[] byArrival = new double[neuron.count()];
            RULE.gradients(
                    neuron.kernel(), spike, neuron.count(), neuron.arrivals(), neuron.weights(), byWeight, byArrival);
            for (int i = 0; i < neuron.count(); i++) {
                assertThat(byWeight[i])
                        .isCloseTo(slope(neuron, i, false), within(2e-5 * Math.max(1, Math.abs(byWeight[i]))));
                // Moving one of two simultaneous arrivals is fine, moving it past another is not.
                assertThat(byArrival[i])
                        .isCloseTo(slope(neuron, i, true), within(2e-5 * Math.max(1, Math.abs(byArrival[i]))));
            }
        }
    }

    @Test
    void simultaneousArrivalsActTogetherInAnyOrder() {
        KernelValues kernel = RandomNeuron.lif(2, 1, 1);
        double together = spike(kernel, new double[] {0.5, 0.5, 0.5}, new double[] {3, -1, 1.5});
        assertThat(spike(kernel, new double[] {0.5, 0.5, 0.5}, new double[] {-1, 1.5, 3}))
                .isEqualTo(together);
        assertThat(spike(kernel, new double[] {0.5}, new double[] {3.5})).isEqualTo(together);
        // Excitation that would suffice alone is outweighed by inhibition at the same time.
        assertThat(spike(kernel, new double[] {0.5, 0.5}, new double[] {3, -3})).isEqualTo(NEVER);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1.37, 1"})
    void anInhibitorySpikeInTimeVetoes(double tauMem, double tauSyn) {
        KernelValues kernel = RandomNeuron.lif(tauMem, tauSyn, 1);
        double alone = spike(kernel, new double[] {0}, new double[] {4});
        assertThat(alone).isFinite();
        assertThat(spike(kernel, new double[] {0, alone - 1e-3}, new double[] {4, -400}))
                .isEqualTo(NEVER);
        assertThat(spike(kernel, new double[] {0, alone + 1e-3}, new double[] {4, -400}))
                .isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "1.37, 1", "1, 1.7"})
    void aPotentialThatJustReachesTheThresholdIsResolved(double tauMem, double tauSyn) {
        KernelValues one = RandomNeuron.lif(tauMem, tauSyn, 1);
        double top = tauMem == tauSyn ? tauSyn : Math.log(tauMem / tauSyn) / (1 / tauSyn - 1 / tauMem);
        double weight = 1 / one.at(top);
        for (double excess : new double[] {1e-3, 1e-6, 1e-9, 1e-12}) {
            double spike = spike(one, new double[] {0}, new double[] {weight * (1 + excess)});
            assertThat(spike).isLessThan(top);
            // u falls off as a parabola from its peak, so the spike is early by the root of the excess.
            assertThat(one.at(spike) * weight * (1 + excess)).isCloseTo(1, within(4e-16));
            assertThat(spike(one, new double[] {0}, new double[] {weight * (1 - excess)}))
                    .isEqualTo(NEVER);
        }
    }

    /** V = 0.9, A = 0.3 and θ' = 1 have a root at −2.07, which is no spike. */
    @Test
    void aRootInThePastIsNoSpike() {
        KernelValues kernel = RandomNeuron.lif(2, 1, 1);
        // Alone the first arrival peaks at about 0.9 and then falls.
        double weight = 0.9 / kernel.at(2 * Math.log(2));
        assertThat(spike(kernel, new double[] {0, 2 * Math.log(2)}, new double[] {weight, 0.1}))
                .isEqualTo(NEVER);
    }

    @Test
    void aMeasuredTimeOnTheFallHasNoGradient() {
        KernelValues kernel = RandomNeuron.lif(2, 1, 1);
        double[] byWeight = {7};
        double[] byArrival = {7};
        RULE.gradients(kernel, 5, 1, new double[] {0}, new double[] {1}, byWeight, byArrival);
        assertThat(byWeight).containsExactly(0);
        assertThat(byArrival).containsExactly(0);
    }

    @Test
    void largeWeightGradientsOfASampleAreCut() {
        ExactSpikes cut = new ExactSpikes(1, 0.2, new MissingSpikes(0.3, 0, 5e-4));
        double[] small = {0.1, -0.3};
        cut.clipWeightGradients(0.5, 2, small);
        assertThat(small).containsExactly(0.1, -0.3);
        double[] large = {0.1, -0.5};
        cut.clipWeightGradients(-0.5, 2, large);
        assertThat(large).containsExactly(0, 0);
    }

    @Test
    void theExponentialIsExactToTwoUnits() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 100_000; n++) {
            double x = -random.nextDouble() * (n % 2 == 0 ? 1 : 600);
            assertThat(Exponential.of(x)).isCloseTo(StrictMath.exp(x), within(2 * Math.ulp(StrictMath.exp(x))));
        }
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.of(Double.NaN)).isNaN();
    }

    private static double spike(KernelValues kernel, double[] arrivals, double[] weights) {
        return RULE.firstSpike(kernel, arrivals.length, arrivals, weights);
    }

    private static double slope(RandomNeuron neuron, int i, boolean ofArrival) {
        double h = 1e-6;
        double[] values = (ofArrival ? neuron.arrivals() : neuron.weights()).clone();
        values[i] += h;
        double up = changed(neuron, values, ofArrival);
        values[i] -= 2 * h;
        return (up - changed(neuron, values, ofArrival)) / (2 * h);
    }

    /** Sorted anew, as a moved arrival may pass its neighbour. */
    private static double changed(RandomNeuron neuron, double[] values, boolean ofArrival) {
        double[] arrivals = ofArrival ? values : neuron.arrivals();
        double[] weights = ofArrival ? neuron.weights() : values;
        Integer[] order = new Integer[arrivals.length];
        Arrays.setAll(order, n -> n);
        Arrays.sort(order, (a, b) -> Double.compare(arrivals[a], arrivals[b]));
        return neuron.with(
                        Arrays.stream(order).mapToDouble(n -> arrivals[n]).toArray(),
                        Arrays.stream(order).mapToDouble(n -> weights[n]).toArray(),
                        1)
                .spike();
    }

    private static double nearest(double[] arrivals, double time) {
        return DoubleStream.of(arrivals).map(a -> Math.abs(a - time)).min().orElse(NEVER);
    }

    private static double[] shifted(double[] values, double by) {
        return Arrays.stream(values).map(v -> v + by).toArray();
    }
}
