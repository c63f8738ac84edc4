package org.ranvier.hardware.brainscales2.chip;

/**
 * A membrane with a leak and exponential synaptic currents of the same time constant. After an arrival of weight w the
 * potential is u(x) = (v + q x) e^(−x), with x the time since then in tau, v the potential at the arrival and q the
 * decayed sum of weights.
 */
final class Membrane {

    private static final int MOST_STEPS = 100;

    private Membrane() {}

    /**
     * Returns the time at which the potential first reaches a threshold from below.
     *
     * @param times arrival times in tau, ascending
     * @return in tau, or infinity
     */
    static double firstSpike(int count, double[] times, double[] weights, double threshold) {
        double v = 0;
        double q = 0;
        for (int n = 0; n < count; n++) {
            q += weights[n];
            double length = n + 1 < count ? times[n + 1] - times[n] : Double.POSITIVE_INFINITY;
            if (length == 0) {
                continue;
            }
            // The potential rises up to x = 1 − v/q, and after that only falls.
            double top = q > 0 ? Math.min(1 - v / q, length) : 0;
            if (top > 0 && (v + q * top) * Math.exp(-top) >= threshold) {
                return times[n] + crossing(v, q, threshold, top);
            }
            if (length < Double.POSITIVE_INFINITY) {
                double decay = Math.exp(-length);
                v = (v + q * length) * decay;
                q *= decay;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Newton's iteration on a stretch where the potential rises, with bisection where a step would leave it. */
    private static double crossing(double v, double q, double threshold, double top) {
        double low = 0;
        double high = top;
        double x = Math.clamp((threshold - v) / q, 0, top);
        for (int n = 0; n < MOST_STEPS; n++) {
            double level = (v + q * x) * Math.exp(-x) - threshold;
            if (level >= 0) {
                high = x;
            } else {
                low = x;
            }
            double slope = (q - v - q * x) * Math.exp(-x);
            double next = x - level / slope;
            if (!(next >= low && next <= high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - x) <= 1e-16 * (1 + x) || high - low <= 0) {
                return next;
            }
            x = next;
        }
        return x;
    }
}
