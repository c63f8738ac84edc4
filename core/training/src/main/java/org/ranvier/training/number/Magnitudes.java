package org.ranvier.training.number;

/** Numbers that are too large to go on with, and those that are none. */
public final class Magnitudes {

    private Magnitudes() {}

    /** The place of the first that is beyond ±{@code most}, or is no number; −1 where there is none. */
    public static int firstBeyond(double[] values, double most) {
        for (int n = 0; n < values.length; n++) {
            if (!(Math.abs(values[n]) <= most)) {
                return n;
            }
        }
        return -1;
    }

    /** Describes a number that exceeds the range of a float or is not finite. */
    public static String beyondSingle(double value) {
        return Double.isFinite(value) ? value + ", more than single precision holds" : Double.toString(value);
    }
}
