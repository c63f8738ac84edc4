package org.ranvier.plugins.delays.delgrad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * f(x) = Σ P(x) e^(−λx) for x ≥ 0, P polynomials, each λ ≥ 0 once. All its changes of sign are found by Rolle's
 * theorem: between two neighbouring zeros of the derivative of f e^(λx) there is at most one of f, and differentiating
 * often enough removes a summand.
 */
final class ExponentialSum {

    /** The coefficients of P, from the constant on, by λ; those of the slowest come first. */
    private final TreeMap<Double, double[]> summands;

    ExponentialSum() {
        this(new TreeMap<>());
    }

    private ExponentialSum(TreeMap<Double, double[]> summands) {
        this.summands = summands;
    }

    /** Adds c (s + x)^p e^(−λ(s + x)). */
    void add(double c, int p, double rate, double s) {
        double[] polynomial = new double[p + 1];
        double binomial = c * Math.exp(-rate * s);
        for (int k = 0; k <= p; k++) {
            polynomial[k] = binomial * Math.pow(s, p - k);
            binomial *= (double) (p - k) / (k + 1);
        }
        summands.merge(rate, polynomial, ExponentialSum::sum);
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = Arrays.copyOf(a, Math.max(a.length, b.length));
        for (int k = 0; k < b.length; k++) {
            sum[k] += b[k];
        }
        return sum;
    }

    double at(double x) {
        double value = 0;
        for (Map.Entry<Double, double[]> summand : summands.entrySet()) {
            double[] polynomial = summand.getValue();
            double p = 0;
            for (int k = polynomial.length - 1; k >= 0; k--) {
                p = p * x + polynomial[k];
            }
            value += p * Math.exp(-summand.getKey() * x);
        }
        return value;
    }

    /**
     * The first x in (0, end] at which it is no longer below 0 after it was; infinity where there is none.
     *
     * @param start its value at 0, as far as it is known better than to the last digit
     */
    double firstRise(double start, double end) {
        double last = Math.min(end, horizon());
        double from = 0;
        double before = start;
        for (double to : withEnd(stationary(last), last)) {
            double after = at(to);
            if (before < 0 && after >= 0) {
                return bisect(from, to, true);
            }
            from = to;
            before = after;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Returns the time at which the decaying terms have fallen below the constant one. */
    private double horizon() {
        double constant = summands.containsKey(0.0) ? Math.abs(summands.get(0.0)[0]) : 0;
        double x = 1;
        while (bound(x) >= constant && x < 1e12) {
            x *= 2;
        }
        return x;
    }

    /** No less than what decays is from x on, but for the rise of powers, over by then. */
    private double bound(double x) {
        double sum = 0;
        for (Map.Entry<Double, double[]> summand : summands.tailMap(0.0, false).entrySet()) {
            double[] polynomial = summand.getValue();
            double rate = summand.getKey();
            for (int k = 0; k < polynomial.length; k++) {
                double late = Math.max(x, k / rate);
                sum += Math.abs(polynomial[k]) * Math.pow(late, k) * Math.exp(-rate * late);
            }
        }
        return sum;
    }

    /** Points of (0, end), ascending, between which it rises or falls throughout. */
    private List<Double> stationary(double end) {
        return summands.isEmpty() ? List.of() : derivative().signChanges(end);
    }

    private List<Double> signChanges(double end) {
        if (summands.isEmpty()) {
            return List.of();
        }
        // Times e^(λx) for the slowest, which changes no sign; its polynomial then loses a power with every derivative.
        ExponentialSum flat = shifted(-summands.firstKey());
        List<Double> changes = new ArrayList<>();
        double from = 0;
        double before = flat.at(0);
        for (double to : withEnd(flat.stationary(end), end)) {
            double after = flat.at(to);
            if (before < 0 != after < 0) {
                changes.add(flat.bisect(from, to, after >= 0));
            }
            from = to;
            before = after;
        }
        return changes;
    }

    private static List<Double> withEnd(List<Double> points, double end) {
        List<Double> all = new ArrayList<>(points);
        all.add(end);
        return all;
    }

    private ExponentialSum shifted(double by) {
        TreeMap<Double, double[]> moved = new TreeMap<>();
        summands.forEach((rate, polynomial) -> moved.put(rate + by, polynomial));
        return new ExponentialSum(moved);
    }

    /** Σ (P' − λ P) e^(−λx), without what has become 0. */
    private ExponentialSum derivative() {
        TreeMap<Double, double[]> derived = new TreeMap<>();
        summands.forEach((rate, polynomial) -> {
            double[] next = new double[rate == 0 ? polynomial.length - 1 : polynomial.length];
            for (int k = 0; k < next.length; k++) {
                double rise = k + 1 < polynomial.length ? (k + 1) * polynomial[k + 1] : 0;
                next[k] = rise - rate * polynomial[k];
            }
            if (next.length > 0) {
                derived.put(rate, next);
            }
        });
        return new ExponentialSum(derived);
    }

    /** The first point between two at which it is not below 0, or where it falls the first at which it is. */
    private double bisect(double from, double to, boolean rises) {
        double low = from;
        double high = to;
        for (double middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if (at(middle) >= 0 == rises) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
