package org.ranvier.plugins.delays.delgrad;

import org.ranvier.api.event.EventRule.KernelSum;
import org.ranvier.api.event.EventRule.KernelValues;

/**
 * Any kernel, and any reset: between two arrivals the potential is a sum of polynomials times exponentials, whose zeros
 * are found one by one.
 */
final class SummedResponse {

    private SummedResponse() {}

    /** The spikes, as many as there is room for. */
    static int spikes(KernelValues kernel, int count, double[] arrivals, double[] weights, double[] spikes) {
        int found = 0;
        for (int n = 0; n < count; n++) {
            double from = arrivals[n];
            double to = n + 1 < count ? arrivals[n + 1] : Double.POSITIVE_INFINITY;
            boolean spiked = false;
            while (from < to) {
                ExponentialSum over = over(kernel, from, n + 1, arrivals, weights, found, spikes);
                // Just after a spike it is over the threshold by what that leaves, which may be nothing.
                double x = over.firstRise(spiked ? kernel.reset().at(0) : over.at(0), to - from);
                if (x == Double.POSITIVE_INFINITY) {
                    break;
                }
                spiked = true;
                from += x;
                spikes[found++] = from;
                if (found == spikes.length) {
                    return found;
                }
            }
        }
        return found;
    }

    /** The potential over the threshold, from a time on. */
    private static ExponentialSum over(
            KernelValues kernel,
            double from,
            int count,
            double[] arrivals,
            double[] weights,
            int own,
            double[] spikes) {
        ExponentialSum sum = new ExponentialSum();
        sum.add(-kernel.threshold(), 0, 0, 0);
        for (int i = 0; i < count; i++) {
            add(sum, kernel.response(), weights[i], from - arrivals[i]);
        }
        for (int m = 0; m < own; m++) {
            add(sum, kernel.reset(), 1, from - spikes[m]);
        }
        return sum;
    }

    private static void add(ExponentialSum sum, KernelSum kernel, double weight, double since) {
        for (int m = 0; m < kernel.powers().length; m++) {
            sum.add(weight * kernel.coefficients()[m], kernel.powers()[m], 1 / kernel.taus()[m], since);
        }
    }

    /** κ and κ' of each arrival at a time. */
    static void responses(
            KernelValues kernel, double time, int count, double[] arrivals, double[] value, double[] slope) {
        KernelSum response = kernel.response();
        for (int i = 0; i < count; i++) {
            value[i] = response.at(time - arrivals[i]);
            slope[i] = response.slopeAt(time - arrivals[i]);
        }
    }
}
