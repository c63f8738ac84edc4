package org.ranvier.plugins.delays.delgrad;

import org.ranvier.api.event.EventRule.KernelValues;

/**
 * κ(t) = c (e^(−t/τ₁) − e^(−t/τ₂)), τ₁ > τ₂: with y = e^(−t/τ₁) since an arrival and r = τ₁/τ₂, u = (v + q) y − q y^r,
 * v the potential at the arrival and q = c times the decayed sum of weights. It peaks where r q y^(r−1) = v + q, and
 * rises before.
 */
final class ExponentialsResponse {

    private ExponentialsResponse() {}

    /**
     * The spikes, as many as there is room for. A reset by J moves v by J, and where it decays with the faster
     * exponential it is made of the latter alone: q moves by −J.
     */
    static int spikes(KernelValues kernel, int count, double[] arrivals, double[] weights, double[] spikes) {
        int first = Shape.term(kernel, 0);
        int second = Shape.term(kernel, first + 1);
        int slow = Shape.slow(kernel, first, second);
        double tau = kernel.taus()[slow];
        double fast = kernel.taus()[first + second - slow];
        double ratio = tau / fast;
        boolean quadratic = ratio == 2;
        double share = 1 - 1 / ratio;
        double rate = -1 / tau;
        double c = kernel.coefficients()[slow];
        double threshold = kernel.threshold();
        double v = 0;
        double q = 0;
        int found = 0;
        for (int n = 0; n < count; n++) {
            q += c * weights[n];
            double from = arrivals[n];
            double to = n + 1 < count ? arrivals[n + 1] : Double.POSITIVE_INFINITY;
            while (from < to) {
                double interval = to - from;
                double y = Exponential.of(interval * rate);
                double power = quadratic ? y * y : Exponential.of(-interval / fast);
                double sum = v + q;
                double next = sum * y - q * power;
                double root = 0;
                // The peak is never above (1 − 1/r)(v + q).
                if (sum * share >= threshold && v < threshold && q * (ratio - 1) > v) {
                    double peak = quadratic ? sum / (2 * q) : Math.pow(sum / (ratio * q), 1 / (ratio - 1));
                    boolean inside = peak >= y;
                    if ((inside ? sum * peak * share : next) >= threshold) {
                        double least = inside ? peak : y;
                        root = quadratic
                                ? largerRoot(q, sum, threshold, least)
                                : newton(q, sum, ratio, threshold, least);
                    }
                }
                if (root == 0) {
                    v = next;
                    q *= power;
                    break;
                }
                from -= tau * Math.log(root);
                spikes[found++] = from;
                if (found == spikes.length) {
                    return found;
                }
                double quick = Shape.jump(kernel.reset(), fast);
                v = threshold + Shape.jump(kernel.reset(), tau) + quick;
                q = q * (quadratic ? root * root : Math.pow(root, ratio)) - quick;
            }
        }
        return found;
    }

    /**
     * The larger root of q y² − s y + θ, where the potential rises, after a Newton step that takes away the rounding.
     */
    private static double largerRoot(double q, double s, double threshold, double least) {
        double root = Math.sqrt(Math.max(0, s * s - 4 * q * threshold));
        double y = (s + root) / (2 * q);
        if (root > 0) {
            y -= ((q * y - s) * y + threshold) / root;
        }
        return Math.max(least, Math.min(1, y));
    }

    /** The root of s y − q y^r = θ in [least, 1], over which the left-hand side falls and is concave. */
    private static double newton(double q, double s, double ratio, double threshold, double least) {
        double low = least;
        double high = 1;
        double power = Math.pow(least, ratio);
        double excess = s * least - q * power - threshold;
        double bend = q * ratio * (ratio - 1) * power / (least * least);
        double slope = s - q * ratio * power / least;
        // From the parabola at the lower end, which is the peak or has passed the threshold by then.
        double y = least + (slope + Math.sqrt(slope * slope + 2 * bend * Math.max(0, excess))) / bend;
        for (int n = 0; n < 100; n++) {
            if (!(y > low && y < high)) {
                y = (low + high) / 2;
            }
            power = Math.pow(y, ratio);
            double f = s * y - q * power - threshold;
            if (f >= 0) {
                low = y;
            } else {
                high = y;
            }
            double next = y - f / (s - q * ratio * power / y);
            if (Math.abs(next - y) <= 2e-16 * y || high - low <= 2e-16 * high) {
                return Math.clamp(next, least, 1);
            }
            y = next;
        }
        return low;
    }

    /** κ and κ' of each arrival at a time. */
    static void responses(
            KernelValues kernel, double time, int count, double[] arrivals, double[] value, double[] slope) {
        int first = Shape.term(kernel, 0);
        int second = Shape.term(kernel, first + 1);
        int slow = Shape.slow(kernel, first, second);
        double tau = kernel.taus()[slow];
        double fast = kernel.taus()[first + second - slow];
        double c = kernel.coefficients()[slow];
        boolean quadratic = tau / fast == 2;
        double rate = -1 / tau;
        double fastRate = -1 / fast;
        for (int i = 0; i < count; i++) {
            double t = time - arrivals[i];
            double y = Exponential.of(t * rate);
            double power = quadratic ? y * y : Exponential.of(t * fastRate);
            value[i] = c * (y - power);
            slope[i] = c * (y * rate - power * fastRate);
        }
    }
}
