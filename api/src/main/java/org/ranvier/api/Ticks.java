package org.ranvier.api;

/**
 * Conversion of times to ticks, decided here and nowhere else, in double precision.
 *
 * <p>A time within 10⁻⁹ ticks of a whole or a half number of ticks is that number. Few multiples of a dt such as 0.1 ms
 * are doubles, and rounding down would otherwise take a tick from 0.7 ms; halves count because delays are rounded to
 * the nearest tick, too.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Ticks {

    private static final double TOLERANCE = 1e-9;
    /** Largest relative error of a number that was computed in single precision. */
    private static final double SINGLE = 1e-5;

    private Ticks() {}

    /**
     * {@return a time in ticks, a real number}
     *
     * @param ms the time in ms
     * @param dtMs the length of a tick in ms, above 0
     */
    public static double of(double ms, double dtMs) {
        double ticks = ms / dtMs;
        double near = nearestHalf(ticks);
        // Adding 0 makes 0 of −0, which is what is nearest to a time just below 0.
        return Math.abs(ticks - near) <= TOLERANCE ? near + 0.0 : ticks;
    }

    /**
     * {@return a time in ticks for code in single precision: whole and half numbers as they are, others on the side of
     * them on which they lie, so that they are rounded, down or to the nearest, as in double precision}
     *
     * @param ticks as of {@link #of}
     * @param close the same as far as a float can tell, a float's width off at most
     */
    public static float single(double ticks, float close) {
        double near = nearestHalf(ticks);
        if (ticks == near) {
            return (float) ticks;
        }
        if (ticks < near) {
            return close < near ? close : Math.nextDown((float) near);
        }
        return close > near ? close : Math.nextUp((float) near);
    }

    /**
     * {@return whether a time computed in single precision is so near to a whole or half number of ticks that it may
     * lie on the other side of it}
     *
     * @param ms the time in ms
     * @param dtMs the length of a tick in ms, above 0
     */
    public static boolean unsure(float ms, double dtMs) {
        double ticks = ms / dtMs;
        return Math.abs(ticks - nearestHalf(ticks)) <= SINGLE * Math.max(1, Math.abs(ticks));
    }

    private static double nearestHalf(double ticks) {
        return Math.rint(2 * ticks) / 2;
    }
}
