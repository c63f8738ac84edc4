package org.ranvier.hardware.nir;

import java.math.BigDecimal;

/**
 * NIR's seconds and Ranvier's milliseconds.
 *
 * <p>A number that single precision can hold is read by its shortest decimal there, for that is what it was before a tool rounded
 * it: 0.02f s, which is 0.0199999996 s, is 20 ms. Written and read again, a time in ms is the same.
 */
final class Seconds {

    private Seconds() {}

    /** From ms. */
    static double ofMs(double ms) {
        return BigDecimal.valueOf(ms).movePointLeft(3).doubleValue();
    }

    /** To ms. */
    static double toMs(double seconds) {
        if (!Double.isFinite(seconds)) {
            return seconds;
        }
        boolean single = (float) seconds == seconds;
        BigDecimal decimal = single ? new BigDecimal(Float.toString((float) seconds)) : BigDecimal.valueOf(seconds);
        return decimal.movePointRight(3).doubleValue();
    }
}
