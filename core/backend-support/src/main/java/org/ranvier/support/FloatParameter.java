package org.ranvier.support;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ranvier.api.Range;
import org.ranvier.api.Unit;
import org.ranvier.api.plan.ParameterSpec;

/**
 * A parameter in single precision. Times are kept as they were given, too, until they move: a float cannot say on which
 * tick 0.7 ms falls where a tick lasts 0.1 ms.
 */
public final class FloatParameter extends StoredParameter<float[]> {

    private double[] given;

    /** A bit for each element, set as long as it is still as it was given. */
    private long[] unmoved;

    /** Makes arrays of zeros. */
    public FloatParameter(ParameterSpec spec, FloatArrays storage) {
        super(spec, storage);
        give(spec.unit() == Unit.MILLISECONDS ? new double[spec.size()] : null);
    }

    private void give(double[] times) {
        given = times;
        unmoved = new long[times == null ? 0 : (times.length + Long.SIZE - 1) / Long.SIZE];
        Arrays.fill(unmoved, -1);
    }

    /**
     * Returns a time as it was given; of one that has moved, what a float says, but for the ends of its bounds.
     *
     * @param element which one; the parameter is one of times
     * @return in ms
     */
    public double exact(int element) {
        if ((unmoved[element / Long.SIZE] >> element & 1) != 0) {
            return given[element];
        }
        float value = value()[element];
        Range bounds = spec().bounds();
        return value == (float) bounds.min() ? bounds.min() : value == (float) bounds.max() ? bounds.max() : value;
    }

    @Override
    public double[] read() {
        return given == null
                ? super.read()
                : IntStream.range(0, given.length).mapToDouble(this::exact).toArray();
    }

    @Override
    public void write(double[] values) {
        give(given == null ? null : values.clone());
        super.write(values);
    }

    /**
     * Follows values that an update has moved. After some updates few times are as they were given, so that there is
     * little to look at.
     *
     * @param from the first, a multiple of 64 where several threads follow parts of one parameter
     * @param count how many
     */
    public void moved(int from, int count) {
        if (given == null) {
            return;
        }
        float[] value = value();
        for (int word = from / Long.SIZE; word * Long.SIZE < from + count; word++) {
            long left = unmoved[word];
            for (long bits = left; bits != 0; bits &= bits - 1) {
                int element = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                if (element >= from && element < from + count && (float) given[element] != value[element]) {
                    left &= ~Long.lowestOneBit(bits);
                }
            }
            unmoved[word] = left;
        }
    }

    @Override
    protected void relayout(ParameterSpec to, int[] keptFrom) {
        give(
                given == null
                        ? null
                        : Arrays.stream(keptFrom)
                                .mapToDouble(s -> s < 0 ? 0 : exact(s))
                                .toArray());
        super.relayout(to, keptFrom);
    }
}
