package org.ranvier.plugins.backend.simd.event;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import org.ranvier.api.event.EventRule.KernelValues;

/**
 * κ(t) = c t e^(−t/τ) in lanes: with x the time since an arrival over τ, u = (v + q x) e^(−x), q = cτ times the decayed
 * sum of weights, v the potential at the arrival. It peaks at x = 1 − v/q, where it is q e^(−x).
 */
final class LaneAlpha {

    /** Each triples the digits, of which the start has two. */
    private static final int STEPS = 5;

    private LaneAlpha() {}

    static boolean is(KernelValues kernel) {
        return kernel.powers().length == 1 && kernel.powers()[0] == 1 && kernel.coefficients()[0] > 0;
    }

    /**
     * Finds the intervals of the first spikes.
     *
     * @param times arrivals, [arrival][lane], ascending, one more than {@code count}, which is far away
     * @param weights the weight of each
     * @param found receives of each lane's interval its start, v, q, and its length in τ; the start is far away where
     *     there is none
     */
    static void intervals(KernelValues kernel, int count, double[] times, double[] weights, Found found) {
        for (int lane = 0; lane < DoubleLanes.GROUP; lane += DoubleLanes.WIDTH) {
            intervals(kernel, count, times, weights, lane, found);
        }
    }

    private static void intervals(
            KernelValues kernel, int count, double[] times, double[] weights, int lane, Found found) {
        double tau = kernel.taus()[0];
        double scale = kernel.coefficients()[0] * tau;
        double threshold = kernel.threshold();
        DoubleVector far = DoubleLanes.all(DoubleLanes.FAR);
        DoubleVector v = DoubleVector.zero(DoubleLanes.SPECIES);
        DoubleVector q = v;
        DoubleVector start = far;
        DoubleVector foundV = v;
        DoubleVector foundQ = v;
        DoubleVector foundEnd = v;
        DoubleVector time = DoubleLanes.at(times, lane);
        for (int n = 0; n < count; n++) {
            DoubleVector nextTime = DoubleLanes.at(times, (n + 1) * DoubleLanes.GROUP + lane);
            DoubleVector end = nextTime.sub(time).div(tau).min(DoubleLanes.LIMIT);
            q = q.add(DoubleLanes.at(weights, n * DoubleLanes.GROUP + lane).mul(scale));
            DoubleVector decay = DoubleLanes.exp(end.neg());
            DoubleVector next = q.fma(end, v).mul(decay);
            DoubleVector peak = peak(v, q);
            DoubleVector most = next.blend(q.mul(DoubleLanes.exp(peak.neg())), peak.compare(LT, end));
            VectorMask<Double> crosses = most.compare(GE, threshold)
                    .and(v.compare(LT, threshold))
                    .and(q.compare(GT, threshold))
                    .and(end.compare(GT, 0))
                    .and(start.compare(EQ, far));
            start = start.blend(time, crosses);
            foundV = foundV.blend(v, crosses);
            foundQ = foundQ.blend(q, crosses);
            foundEnd = foundEnd.blend(end, crosses);
            if (start.compare(LT, far).allTrue()) {
                break;
            }
            v = next;
            q = q.mul(decay);
            time = nextTime;
        }
        start.intoArray(found.start, lane);
        foundV.intoArray(found.level, lane);
        foundQ.intoArray(found.drive, lane);
        foundEnd.intoArray(found.end, lane);
    }

    /**
     * The spikes in these intervals: x = −v/q − W₀(−(θ/q) e^(−v/q)), from a rational approximation about the peak,
     * where W₀ branches, and Halley's steps.
     */
    static void roots(KernelValues kernel, Found found, double[] spikes, int to) {
        double threshold = kernel.threshold();
        for (int lane = 0; lane < DoubleLanes.GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector v = DoubleLanes.at(found.level, lane);
            DoubleVector q = DoubleLanes.at(found.drive, lane);
            DoubleVector one = DoubleLanes.all(1);
            DoubleVector peak = peak(v, q);
            DoubleVector s = one.sub(DoubleLanes.exp(peak).mul(threshold).div(q))
                    .max(0)
                    .mul(2)
                    .sqrt();
            DoubleVector x =
                    peak.sub(s.div(one.add(s.mul(DoubleLanes.all(1.0 / 3).sub(s.mul(1.0 / 24))))));
            x.intoArray(spikes, to + lane);
        }
        for (int n = 0; n < STEPS; n++) {
            step(threshold, found, spikes, to);
        }
        DoubleVector never = DoubleLanes.all(Double.POSITIVE_INFINITY);
        for (int lane = 0; lane < DoubleLanes.GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector start = DoubleLanes.at(found.start, lane);
            DoubleVector spike = start.add(DoubleLanes.at(spikes, to + lane).mul(kernel.taus()[0]));
            never.blend(spike, start.compare(LT, DoubleLanes.FAR)).intoArray(spikes, to + lane);
        }
    }

    private static void step(double threshold, Found found, double[] roots, int at) {
        for (int lane = 0; lane < DoubleLanes.GROUP; lane += DoubleLanes.WIDTH) {
            DoubleVector v = DoubleLanes.at(found.level, lane);
            DoubleVector q = DoubleLanes.at(found.drive, lane);
            DoubleVector top = peak(v, q).min(DoubleLanes.at(found.end, lane));
            DoubleVector x = DoubleLanes.at(roots, at + lane).max(0).min(top);
            DoubleVector f = q.fma(x, v).sub(DoubleLanes.exp(x).mul(threshold));
            DoubleVector slope = q.sub(v).sub(q.mul(x));
            DoubleVector bend = q.fma(x, v).sub(q.mul(2));
            DoubleVector step = f.mul(slope).mul(2).div(slope.mul(slope).mul(2).sub(f.mul(bend)));
            x.sub(x.sub(x).blend(step, slope.compare(GT, 0))).max(0).min(top).intoArray(roots, at + lane);
        }
    }

    private static DoubleVector peak(DoubleVector v, DoubleVector q) {
        return DoubleLanes.all(1).sub(v.div(q));
    }
}
