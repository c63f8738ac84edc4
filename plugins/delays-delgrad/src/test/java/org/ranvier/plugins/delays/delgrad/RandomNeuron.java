package org.ranvier.plugins.delays.delgrad;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ranvier.api.event.EventRule.KernelValues;

/** A neuron with random arrivals and weights, and its potential term by term. */
record RandomNeuron(KernelValues kernel, double[] arrivals, double[] weights) {

    /** The kernel of a leaky membrane under an exponential current, capacitance 1. */
    static KernelValues lif(double tauMem, double tauSyn, double threshold) {
        if (tauMem == tauSyn) {
            return new KernelValues(new double[] {1}, new int[] {1}, new double[] {tauSyn}, threshold);
        }
        double c = tauMem * tauSyn / (tauMem - tauSyn);
        return new KernelValues(new double[] {c, -c}, new int[2], new double[] {tauMem, tauSyn}, threshold);
    }

    /** Up to 12 arrivals within about four time constants, some at the same time, a quarter of them inhibitory. */
    static RandomNeuron of(KernelValues kernel, SplittableRandom random) {
        int count = random.nextInt(1, 13);
        double[] arrivals = new double[count];
        for (int n = 0; n < count; n++) {
            arrivals[n] = n > 0 && random.nextInt(5) == 0 ? arrivals[n - 1] : random.nextDouble(0, 4);
        }
        Arrays.sort(arrivals);
        double[] weights = new double[count];
        Arrays.setAll(weights, n -> random.nextInt(4) == 0 ? -random.nextDouble(0, 3) : random.nextDouble(0, 2));
        return new RandomNeuron(kernel, arrivals, weights);
    }

    int count() {
        return arrivals.length;
    }

    double at(double t) {
        return IntStream.range(0, count())
                .mapToDouble(i -> weights[i] * kernel.at(t - arrivals[i]))
                .sum();
    }

    double slopeAt(double t) {
        return IntStream.range(0, count())
                .filter(i -> arrivals[i] < t)
                .mapToDouble(i -> weights[i] * kernel.slopeAt(t - arrivals[i]))
                .sum();
    }

    RandomNeuron with(double[] otherArrivals, double[] otherWeights, double threshold) {
        return new RandomNeuron(
                new KernelValues(kernel.coefficients(), kernel.powers(), kernel.taus(), threshold),
                otherArrivals,
                otherWeights);
    }

    double spike() {
        return ExactSpikesTest.RULE.firstSpike(kernel, count(), arrivals, weights);
    }
}
