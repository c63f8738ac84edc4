package org.ranvier.hardware.nir.graph;

import java.math.BigDecimal;

/**
 * The unit of times in a file, and Ranvier's milliseconds. NIR has seconds; some tools take the numbers for
 * milliseconds.
 *
 * <p>A number that single precision can hold is read by its shortest decimal there, for that is what it was before a
 * tool rounded it: 0.02f s, which is 0.0199999996 s, is 20 ms. Written and read again, a time in ms is the same.
 */
public enum FileTime {
    /** NIR's own. */
    S(3),
    /** Of tools that take the numbers so. */
    MS(0);

    /** The key of a graph's metadata that says which; seconds where it is not there. */
    public static final String KEY = "time_unit";

    private final int digits;

    FileTime(int digits) {
        this.digits = digits;
    }

    /** The unit of that name, {@code s} or {@code ms}. */
    public static FileTime of(String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }

    /** From ms. */
    public double ofMs(double ms) {
        return BigDecimal.valueOf(ms).movePointLeft(digits).doubleValue();
    }

    /** To ms. */
    public double toMs(double time) {
        if (!Double.isFinite(time)) {
            return time;
        }
        boolean single = (float) time == time;
        BigDecimal decimal = single ? new BigDecimal(Float.toString((float) time)) : BigDecimal.valueOf(time);
        return decimal.movePointRight(digits).doubleValue();
    }

    /** A number per second as one per unit. */
    double ofPerSecond(double rate) {
        return this == S ? rate : rate / 1000;
    }

    /** A number per unit as one per second. */
    public double toPerSecond(double rate) {
        return this == S ? rate : rate * 1000;
    }
}
