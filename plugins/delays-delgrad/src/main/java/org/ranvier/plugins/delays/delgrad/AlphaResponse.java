package org.ranvier.plugins.delays.delgrad;

import org.ranvier.api.event.EventRule.KernelValues;

/**
 * κ(t) = c t e^(−t/τ): after an arrival u(x) = (v + q x) e^(−x) with x the time since then over τ, v the potential at
 * the arrival and q = cτ times the decayed sum of weights. It peaks at x = 1 − v/q, where it is q e^(−x).
 */
final class AlphaResponse {

    private AlphaResponse() {}

    /** The spikes, as many as there is room for. A spike moves the potential by the coefficient of its reset. */
    static int spikes(KernelValues kernel, int count, double[] arrivals, double[] weights, double[] spikes) {
        int term = Shape.term(kernel, 0);
        double tau = kernel.taus()[term];
        double scale = kernel.coefficients()[term] * tau;
        double threshold = kernel.threshold();
        double v = 0;
        double q = 0;
        int found = 0;
        for (int n = 0; n < count; n++) {
            q += scale * weights[n];
            double from = arrivals[n];
            double to = n + 1 < count ? arrivals[n + 1] : Double.POSITIVE_INFINITY;
            while (from < to) {
                double end = (to - from) / tau;
                double peak = 1 - v / q;
                double decay = Exponential.of(-end);
                double next = end < Double.POSITIVE_INFINITY ? (v + q * end) * decay : 0;
                boolean spikesHere = q > threshold
                        && v < threshold
                        && peak > 0
                        && (peak <= end ? q * Exponential.of(-peak) : next) >= threshold;
                if (!spikesHere) {
                    v = next;
                    q *= decay;
                    break;
                }
                double x = root(v, q, threshold, peak, Math.min(peak, end));
                from += tau * x;
                spikes[found++] = from;
                if (found == spikes.length) {
                    return found;
                }
                v = threshold + Shape.jump(kernel.reset(), tau);
                q *= Exponential.of(-x);
            }
        }
        return found;
    }

    /**
     * x = −v/q − W₀(−(θ/q) e^(−v/q)) from a rational approximation of W₀ about its branch point, which is the peak, and
     * Halley's iteration.
     */
    private static double root(double v, double q, double threshold, double peak, double top) {
        double s = Math.sqrt(2 * Math.max(0, 1 - threshold / q * Math.exp(peak)));
        double x = Math.clamp(peak - s / (1 + s * (1.0 / 3 - s / 24)), 0, top);
        for (int n = 0; n < 8; n++) {
            double level = threshold * Math.exp(x);
            double f = v + q * x - level;
            double slope = q - v - q * x;
            // Halley's step of (v + q x) e^(−x) − θ, all divided by e^(−x).
            double step = slope > 0 ? 2 * f * slope / (2 * slope * slope - f * (v + q * x - 2 * q)) : 0;
            double next = Math.clamp(x - step, 0, top);
            if (Math.abs(next - x) <= 1e-16 * (1 + x)) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** κ and κ' of each arrival at a time. */
    static void responses(
            KernelValues kernel, double time, int count, double[] arrivals, double[] value, double[] slope) {
        int term = Shape.term(kernel, 0);
        double tau = kernel.taus()[term];
        double c = kernel.coefficients()[term];
        for (int i = 0; i < count; i++) {
            double t = time - arrivals[i];
            double decayed = c * Exponential.of(-t / tau);
            value[i] = decayed * t;
            slope[i] = decayed * (1 - t / tau);
        }
    }
}
