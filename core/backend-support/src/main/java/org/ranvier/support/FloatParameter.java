package org.ranvier.support;

import java.util.Arrays;
import org.ranvier.api.Range;
import org.ranvier.api.Unit;
import org.ranvier.api.plan.ParameterSpec;

/**
 * A parameter in single precision. Times are kept as they were given, too, until they move: a float cannot say on which
 * tick 0.7 ms falls where a tick lasts 0.1 ms.
 */
public final class FloatParameter extends StoredParameter<float[]> {

    private double[] exact;

    /** Makes arrays of zeros. */
    public FloatParameter(ParameterSpec spec, FloatArrays storage) {
        super(spec, storage);
        exact = spec.unit() == Unit.MILLISECONDS ? new double[spec.size()] : null;
    }

    /** Returns times as they were given or moved to, in ms; null where the values are no times. */
    public double[] exact() {
        return exact;
    }

    @Override
    public double[] read() {
        return exact != null ? exact.clone() : super.read();
    }

    @Override
    public void write(double[] values) {
        exact = exact == null ? null : values.clone();
        super.write(values);
    }

    /**
     * Follows values that an update has moved: times that moved are now what a float says, but for the ends of their
     * bounds; others stay what they were.
     */
    public void moved(int from, int count) {
        if (exact == null) {
            return;
        }
        float[] value = value();
        Range bounds = spec().bounds();
        for (int n = from; n < from + count; n++) {
            if ((float) exact[n] != value[n]) {
                exact[n] = value[n] == (float) bounds.min()
                        ? bounds.min()
                        : value[n] == (float) bounds.max() ? bounds.max() : value[n];
            }
        }
    }

    @Override
    protected void relayout(ParameterSpec to, int[] keptFrom) {
        double[] old = exact;
        exact = old == null
                ? null
                : Arrays.stream(keptFrom).mapToDouble(s -> s < 0 ? 0 : old[s]).toArray();
        super.relayout(to, keptFrom);
    }
}
