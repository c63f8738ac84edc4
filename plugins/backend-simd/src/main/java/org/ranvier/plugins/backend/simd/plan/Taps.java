package org.ranvier.plugins.backend.simd.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ranvier.api.Ticks;
import org.ranvier.api.learning.KernelRule;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.LoweredKernel;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.plugins.backend.simd.code.Elements;
import org.ranvier.plugins.backend.simd.code.Expansion;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.support.Parallel;

/**
 * The kernels of all delays of a projection: for delay e the weight of lag {@code offset[e] / Lanes.GROUP + n} is
 * {@code value(n, e)}. Arrays are made once and filled again when parameters change. Of kernels over all lags only
 * those lags are kept that count: see {@link KernelWindows}.
 */
public final class Taps {

    private static final int BLOCK = 4096;

    private final int delays;
    /** Lags at which a kernel is evaluated. */
    private final int evaluated;
    /** Lags to a kernel: all at which it is evaluated, or as many as count. */
    private int count;
    /** 16 · the first lag of each delay. */
    final int[] offset;
    /** The smallest and the largest first lag. */
    int least;

    int most;
    /** Taps that are the same for all delays, or null. */
    private KernelShape shape;

    private final KernelShape sameForAll;
    private final LoweredKernel kernel;
    private final boolean training;
    private final int smallestLag;
    private final Elements code;
    private int[] inUse;
    private int[] slopesInUse;
    private float[][] values;
    private float[][] slopes;
    /** ∂K/∂p for further trained parameters of the learner, [tap][delay]. */
    public final Map<String, float[][]> byParameter = new LinkedHashMap<>();

    private final List<String> parametersWanted;

    /**
     * Prepares.
     *
     * @param delays how many delays there are
     * @param offset receives 16 · the first lag of each, and is as long as {@link Lanes#padded}
     * @param parametersWanted the learner's parameters whose derivatives are wanted in training
     */
    Taps(
            Projection plan,
            boolean training,
            int delays,
            int[] offset,
            List<String> parametersWanted,
            Elements.Cache codes) {
        this.kernel = plan.delays().kernel().orElseThrow();
        this.training = training;
        this.smallestLag = plan.recurrent() ? 1 : 0;
        this.parametersWanted = training ? parametersWanted : List.of();
        KernelRule.Support support = kernel.support();
        int maxTicks = plan.delays().maxTicks();
        evaluated = support.all() ? maxTicks + 1 : support.below() + support.above() + 1;
        this.count = evaluated;
        this.delays = delays;
        this.offset = offset;
        sameForAll = KernelShape.of(kernel, training, maxTicks).orElse(null);
        code = codes.of(training ? kernel.training() : kernel.inference());
    }

    /** Lags to a kernel. */
    public int count() {
        return count;
    }

    /** The weight of a tap. */
    public float value(int tap, int delay) {
        return shape != null ? shape.value()[tap] : values[tap][delay];
    }

    /** The weights of a tap by delay, where there is no {@link #shape()}. */
    public float[] values(int tap) {
        return values[tap];
    }

    /** All weights. */
    public TapValues values() {
        return shape != null ? new TapValues(shape.value(), null) : new TapValues(null, values);
    }

    /** All derivatives with respect to the delay, per tick. */
    public TapValues slopes() {
        return shape != null ? new TapValues(shape.slope(), null) : new TapValues(null, slopes);
    }

    /** Whether the kernels of all delays begin at the same lag. */
    public boolean sameLag() {
        return least == most;
    }

    /** Whether some kernel begins before lag 0. */
    public boolean ahead() {
        return least < 0;
    }

    /** The taps, where all delays have the same. */
    public KernelShape shape() {
        return shape;
    }

    /** The taps that are not 0 everywhere. */
    public int[] inUse() {
        return inUse;
    }

    /** The taps whose slope is not 0 everywhere. */
    public int[] slopesInUse() {
        return slopesInUse;
    }

    private static boolean anyOf(float[] numbers) {
        for (float number : numbers) {
            if (number != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Evaluates the kernels.
     *
     * @param exact the effective delays in ms; they decide where a kernel lies
     * @param delays the same as far as a float can tell
     * @param extras further parameters of the learner, one number per delay
     */
    void evaluate(
            IntToDoubleFunction exact,
            float[] delays,
            double dtMs,
            Map<String, float[]> extras,
            Map<String, Double> scalars,
            Parallel parallel) {
        boolean all = kernel.support().all();
        count = evaluated;
        FirstLags first =
                new FirstLags(kernel, training, dtMs, all ? 0 : kernel.support().below());
        int blocks = (this.delays + BLOCK - 1) / BLOCK;
        int[] smallest = new int[blocks];
        int[] largest = new int[blocks];
        parallel.forBlocks(all ? 0 : this.delays, BLOCK, (from, size) -> {
            first.compute(exact, delays, from, size, offset);
            int low = Integer.MAX_VALUE;
            int high = Integer.MIN_VALUE;
            for (int e = from; e < from + size; e++) {
                low = Math.min(low, offset[e]);
                high = Math.max(high, offset[e]);
            }
            smallest[from / BLOCK] = low / Lanes.GROUP;
            largest[from / BLOCK] = high / Lanes.GROUP;
        });
        least = Arrays.stream(smallest).min().orElse(0);
        most = Arrays.stream(largest).max().orElse(0);
        shape = sameForAll != null && (least >= smallestLag || shiftedOnly()) ? sameForAll : null;
        if (shape == null) {
            if (all) {
                Arrays.fill(offset, 0);
            }
            spread(exact, delays, dtMs, extras, scalars, parallel);
        }
        inUse = taps(n -> shape != null ? shape.value()[n] != 0 : anyOf(values[n]));
        slopesInUse = taps(n -> shape != null ? shape.slope()[n] != 0 : anyOf(slopes[n]));
    }

    private int[] taps(IntPredicate wanted) {
        return IntStream.range(0, count).filter(wanted).toArray();
    }

    /** Whether lags that do not exist carry no weight anyway. */
    private boolean shiftedOnly() {
        for (int n = 0; n < count; n++) {
            boolean used = sameForAll.value()[n] != 0 || sameForAll.slope()[n] != 0;
            if (used && least + n < smallestLag) {
                return false;
            }
        }
        return true;
    }

    private void spread(
            IntToDoubleFunction exact,
            float[] delays,
            double dtMs,
            Map<String, float[]> extras,
            Map<String, Double> scalars,
            Parallel parallel) {
        int padded = Lanes.padded(this.delays);
        if (values == null) {
            values = new float[evaluated][padded];
            slopes = new float[evaluated][padded];
            parametersWanted.forEach(p -> byParameter.put(p, new float[evaluated][padded]));
        }
        float[] lags = new float[padded];
        float[] ticks = new float[padded];
        for (int e = 0; e < this.delays; e++) {
            ticks[e] = Ticks.single(kernel.ticks(exact.applyAsDouble(e), dtMs, training), (float) (delays[e] / dtMs));
        }
        boolean everyLag = true;
        for (int n = 0; n < evaluated; n++) {
            for (int e = 0; e < this.delays; e++) {
                lags[e] = offset[e] / Lanes.GROUP + n;
                everyLag &= lags[e] >= smallestLag;
            }
            int tap = n;
            Elements.Binding binding = code.bind()
                    .array(Kind.LAG, lags)
                    .array(Kind.DELAY, ticks)
                    .arrays(Kind.PARAMETER, extras)
                    .scalars(scalars)
                    .array(Kind.VALUE, values[n])
                    .array(Kind.D_DELAY, slopes[n]);
            Map<String, float[]> derivatives = new LinkedHashMap<>();
            byParameter.forEach((p, all) -> derivatives.put(p, all[tap]));
            binding.arrays(Kind.D_PARAMETER, derivatives).run(this.delays, parallel);
            if (!everyLag) {
                clear(values[n], lags);
                clear(slopes[n], lags);
                byParameter.values().forEach(all -> clear(all[tap], lags));
            }
        }
        KernelRule.Normalization normalization = kernel.normalization();
        if (training ? normalization.training() : normalization.inference()) {
            new TapNormalization(this.delays, normalization.epsilon())
                    .apply(values, slopes, byParameter.values(), parallel);
        }
        List<float[][]> kernels = new ArrayList<>(byParameter.values());
        kernels.add(values);
        kernels.add(slopes);
        if (kernel.support().all()) {
            cut(kernels, parallel);
        }
        kernels.forEach(taps -> flush(taps, parallel));
    }

    /**
     * Takes what is next to nothing for 0: a weight times the outermost tap of a Gaussian would be a subnormal number,
     * which costs as much as thirty others.
     */
    private void flush(float[][] taps, Parallel parallel) {
        parallel.forEach(count, n -> {
            float[] tap = taps[n];
            for (int e = 0; e < tap.length; e++) {
                tap[e] = Math.abs(tap[e]) < Expansion.SMALLEST ? 0 : tap[e];
            }
        });
    }

    /** Leaves of kernels over all lags the lags that count. */
    private void cut(List<float[][]> kernels, Parallel parallel) {
        KernelWindows windows = KernelWindows.of(kernels, this.delays, parallel);
        if (windows.width() < evaluated) {
            count = windows.width();
            kernels.forEach(kernel -> windows.moveToFront(kernel, parallel));
            Arrays.setAll(offset, e -> e < this.delays ? windows.first()[e] * Lanes.GROUP : 0);
            least = Arrays.stream(windows.first(), 0, this.delays).min().orElse(0);
            most = Arrays.stream(windows.first(), 0, this.delays).max().orElse(0);
        }
    }

    private void clear(float[] number, float[] lags) {
        for (int e = 0; e < this.delays; e++) {
            number[e] = lags[e] < smallestLag ? 0 : number[e];
        }
    }
}
