package org.ranvier.conformance.sketch;

import java.util.function.DoublePredicate;
import org.ranvier.api.model.EventRule.KernelValues;

/** u(t) = Σ w κ(t − a) over the first arrivals. */
record Potential(KernelValues kernel, int count, double[] arrivals, double[] weights) {

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

    /** Where it stops to rise, at the latest at {@code to}. */
    double peak(double from, double to) {
        double end = Math.min(to, from + 1);
        while (end < to && slope(end) > 0) {
            end = Math.min(to, from + 2 * (end - from));
        }
        return slope(end) > 0 ? end : bisect(from, end, t -> slope(t) <= 0);
    }

    /** The first point at which a condition holds that is false at the start and true at the end. */
    static double bisect(double from, double to, DoublePredicate condition) {
        for (double middle = (from + to) / 2; middle > from && middle < to; middle = (from + to) / 2) {
            if (condition.test(middle)) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return to;
    }
}
