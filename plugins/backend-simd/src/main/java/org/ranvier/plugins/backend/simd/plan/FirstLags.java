package org.ranvier.plugins.backend.simd.plan;

import static org.ranvier.plugins.backend.simd.lanes.Lanes.GROUP;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.SPECIES;
import static org.ranvier.plugins.backend.simd.lanes.Lanes.WIDTH;

import java.util.function.IntToDoubleFunction;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.ranvier.api.learning.Rounding;
import org.ranvier.api.plan.LoweredKernel;

/**
 * The lag at which each kernel begins. Delays are looked at in single precision, many at once; only those so near to a
 * whole or half number of ticks that a float may lie on the other side of it are looked at as they are given, by
 * {@link LoweredKernel#ticks}. The lags are the same.
 */
final class FirstLags {

    /** Adding and subtracting this rounds to a whole number. */
    private static final float ROUNDS = 0x1.8p23f;

    /** Relative error that is allowed for, as in {@link org.ranvier.api.Ticks}. */
    private static final float NEAR = 1e-5f;

    /** Ticks beyond which nothing is sure. */
    private static final float MANY = 1 << 20;

    private static final long ALL = (1L << WIDTH) - 1;

    private final LoweredKernel kernel;
    private final boolean training;
    private final double dtMs;
    private final int below;
    private final boolean toNearest;

    /**
     * Prepares.
     *
     * @param below the ticks from the first lag to the delay, rounded down
     */
    FirstLags(LoweredKernel kernel, boolean training, double dtMs, int below) {
        this.kernel = kernel;
        this.training = training;
        this.dtMs = dtMs;
        this.below = below;
        this.toNearest = !training && kernel.rounding() == Rounding.NEAREST_EVEN;
    }

    /**
     * Computes 16 · the first lag of some delays.
     *
     * @param exact the delays in ms
     * @param delays the same as far as a float can tell, with room for a whole vector at the end
     * @param from the first, a multiple of 16
     * @param offset receives the results
     */
    void compute(IntToDoubleFunction exact, float[] delays, int from, int count, int[] offset) {
        float perMs = (float) (1 / dtMs);
        // In one method, with masks read as numbers: a vector or mask that is handed on may be made an object.
        for (int e = from; e < from + count; e += WIDTH) {
            FloatVector ms = FloatVector.fromArray(SPECIES, delays, e);
            FloatVector ticks = ms.mul(perMs);
            FloatVector whole = ticks.add(ROUNDS).sub(ROUNDS);
            FloatVector down = whole.sub(1, whole.compare(VectorOperators.GT, ticks));
            // The last bits of a number to which so much is added are the number: a conversion would be an object.
            IntVector lag =
                    (toNearest ? whole : down).add(ROUNDS).reinterpretAsInts().sub(Float.floatToRawIntBits(ROUNDS));
            lag.sub(below).mul(GROUP).intoArray(offset, e);
            FloatVector nearestHalf = ticks.add(ticks).add(ROUNDS).sub(ROUNDS).mul(0.5f);
            FloatVector distance = ticks.sub(nearestHalf).abs();
            FloatVector size = ticks.abs();
            long far =
                    distance.compare(VectorOperators.GT, size.max(1).mul(NEAR)).toLong();
            long small = size.compare(VectorOperators.LT, MANY).toLong();
            long sure = far & small | ms.compare(VectorOperators.EQ, 0).toLong();
            if (sure != ALL) {
                settle(~sure, exact, e, Math.min(WIDTH, from + count - e), offset);
            }
        }
    }

    private void settle(long lanes, IntToDoubleFunction exact, int from, int count, int[] offset) {
        for (int lane = 0; lane < count; lane++) {
            if ((lanes >> lane & 1) != 0) {
                double ticks = kernel.ticks(exact.applyAsDouble(from + lane), dtMs, training);
                offset[from + lane] = ((int) Math.floor(ticks) - below) * GROUP;
            }
        }
    }
}
