package org.ranvier.plugins.delays.delgrad;

import java.util.function.DoublePredicate;
import org.ranvier.api.model.EventRule.KernelValues;

/** Any kernel with one peak: between two arrivals the potential rises to at most one peak, and bisection finds where it crosses. */
final class SummedResponse {

    private SummedResponse() {}

    static double firstSpike(KernelValues kernel, int count, double[] arrivals, double[] weights) {
        double threshold = kernel.threshold();
        for (int n = 1; n <= count; n++) {
            Potential u = new Potential(kernel, n, arrivals, weights);
            double from = arrivals[n - 1];
            double to = n < count ? arrivals[n] : Double.POSITIVE_INFINITY;
            if (from < to && u.at(from) < threshold && u.slope(from) > 0) {
                double peak = peak(u, from, to);
                if (u.at(peak) >= threshold) {
                    return bisect(from, peak, t -> u.at(t) >= threshold);
                }
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** κ and κ' of each arrival at a time. */
    static void responses(KernelValues kernel, double time, int count, double[] arrivals, double[] value, double[] slope) {
        for (int i = 0; i < count; i++) {
            value[i] = kernel.at(time - arrivals[i]);
            slope[i] = kernel.slopeAt(time - arrivals[i]);
        }
    }

    /** Where it stops to rise, at the latest at {@code to}. */
    private static double peak(Potential u, double from, double to) {
        double end = Math.min(to, from + 1);
        while (end < to && u.slope(end) > 0) {
            end = Math.min(to, from + 2 * (end - from));
        }
        return u.slope(end) > 0 ? end : bisect(from, end, t -> u.slope(t) <= 0);
    }

    /** The first point at which a condition holds that is false at the start and true at the end. */
    private static double bisect(double from, double to, DoublePredicate condition) {
        for (double middle = (from + to) / 2; middle > from && middle < to; middle = (from + to) / 2) {
            if (condition.test(middle)) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return to;
    }

    /** u(t) = Σ w κ(t − a) over the first arrivals. */
    private record Potential(KernelValues kernel, int count, double[] arrivals, double[] weights) {

        double at(double t) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += weights[i] * kernel.at(t - arrivals[i]);
            }
            return sum;
        }

        double slope(double t) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += weights[i] * kernel.slopeAt(t - arrivals[i]);
            }
            return sum;
        }
    }
}
