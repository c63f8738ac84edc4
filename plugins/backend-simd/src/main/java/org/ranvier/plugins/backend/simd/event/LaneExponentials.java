package org.ranvier.plugins.backend.simd.event;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.ranvier.api.event.EventRule.KernelValues;

/**
 * κ(t) = c (e^(−t/τ) − e^(−2t/τ)) in lanes: with y = e^(−t/τ) since an arrival u = s y − q y², q = c times the decayed
 * sum of weights, s = q + v, v the potential at the arrival. The peak s²/(4q) is at y = s/(2q), and the spike at the
 * larger root of q y² − s y + θ.
 */
final class LaneExponentials {

    private LaneExponentials() {}

    static boolean is(KernelValues kernel) {
        if (kernel.powers().length != 2 || kernel.powers()[0] != 0 || kernel.powers()[1] != 0) {
            return false;
        }
        int slow = slow(kernel);
        return kernel.taus()[slow] == 2 * kernel.taus()[1 - slow]
                && kernel.coefficients()[slow] > 0
                && kernel.coefficients()[0] == -kernel.coefficients()[1];
    }

    static int slow(KernelValues kernel) {
        return kernel.taus()[0] > kernel.taus()[1] ? 0 : 1;
    }

    /**
     * Finds the intervals of the first spikes.
     *
     * @param times arrivals, [arrival][lane], ascending, one more than {@code count}, which is far away
     * @param weights the weight of each
     * @param found receives of each lane's interval its start, s, q, and y at its end; the start is far away where
     *     there is none
     */
    static void intervals(KernelValues kernel, int count, double[] times, double[] weights, Found found) {
        for (int lane = 0; lane < DoubleLanes.GROUP; lane += DoubleLanes.WIDTH) {
            intervals(kernel, count, times, weights, lane, found);
        }
    }

    private static void intervals(
            KernelValues kernel, int count, double[] times, double[] weights, int lane, Found found) {
        int slow = slow(kernel);
        double rate = -1 / kernel.taus()[slow];
        double c = kernel.coefficients()[slow];
        double threshold = kernel.threshold();
        DoubleVector far = DoubleLanes.all(DoubleLanes.FAR);
        DoubleVector v = DoubleVector.zero(DoubleLanes.SPECIES);
        DoubleVector q = v;
        DoubleVector start = far;
        DoubleVector foundS = v;
        DoubleVector foundQ = v;
        DoubleVector foundY = v;
        DoubleVector time = DoubleLanes.at(times, lane);
        for (int n = 0; n < count; n++) {
            DoubleVector nextTime = DoubleLanes.at(times, (n + 1) * DoubleLanes.GROUP + lane);
            DoubleVector interval = nextTime.sub(time);
            q = q.add(DoubleLanes.at(weights, n * DoubleLanes.GROUP + lane).mul(c));
            DoubleVector s = v.add(q);
            DoubleVector y = DoubleLanes.exp(interval.mul(rate));
            DoubleVector y2 = y.mul(y);
            DoubleVector next = s.mul(y).sub(q.mul(y2));
            VectorMask<Double> peaks = q.mul(y).mul(2).compare(LT, s);
            // 4 q times the peak's height over the threshold, or that at the end where there is no peak before.
            DoubleVector over = next.sub(threshold).blend(discriminant(s, q, threshold), peaks);
            VectorMask<Double> crosses = over.compare(GE, 0)
                    .and(v.compare(LT, threshold))
                    .and(q.compare(GT, v))
                    .and(interval.compare(GT, 0))
                    .and(start.compare(EQ, far));
            start = start.blend(time, crosses);
            foundS = foundS.blend(s, crosses);
            foundQ = foundQ.blend(q, crosses);
            foundY = foundY.blend(y, crosses);
            if (start.compare(LT, far).allTrue()) {
                break;
            }
            v = next;
            q = q.mul(y2);
            time = nextTime;
        }
        start.intoArray(found.start, lane);
        foundS.intoArray(found.level, lane);
        foundQ.intoArray(found.drive, lane);
        foundY.intoArray(found.end, lane);
    }

    /** The spikes in these intervals. */
    static void roots(KernelValues kernel, Found found, double[] spikes, int to) {
        double tau = kernel.taus()[slow(kernel)];
        double threshold = kernel.threshold();
        DoubleVector never = DoubleLanes.all(Double.POSITIVE_INFINITY);
        for (int lane = 0; lane < DoubleLanes.GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector start = DoubleLanes.at(found.start, lane);
            DoubleVector s = DoubleLanes.at(found.level, lane);
            DoubleVector q = DoubleLanes.at(found.drive, lane);
            DoubleVector root = discriminant(s, q, threshold).max(0).sqrt();
            DoubleVector twice = q.add(q);
            DoubleVector y = s.add(root).div(twice);
            // A Newton step takes away the rounding; at a peak there is none.
            DoubleVector step = q.mul(y).sub(s).mul(y).add(threshold).div(root);
            y = y.sub(y.sub(y).blend(step, root.compare(GT, 0)));
            y = y.min(1).max(DoubleLanes.at(found.end, lane).max(s.div(twice)));
            DoubleVector spike = start.sub(DoubleLanes.log(y).mul(tau));
            never.blend(spike, start.compare(LT, DoubleLanes.FAR)).intoArray(spikes, to + lane);
        }
    }

    private static DoubleVector discriminant(DoubleVector s, DoubleVector q, double threshold) {
        return s.mul(s).sub(q.mul(4 * threshold));
    }
}
