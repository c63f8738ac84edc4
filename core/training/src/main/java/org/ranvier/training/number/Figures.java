package org.ranvier.training.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as sentences have them. */
public final class Figures {

    private Figures() {}

    /**
     * Returns a number rounded for readers: to three significant digits, or to a whole number from 1,000 on, such as
     * 98,231, 55.2 or 0.049.
     */
    public static String number(double x) {
        double size = Math.abs(x);
        if (x == Math.rint(x) && size < 1e15 || size >= 1000) {
            return size < 1e15 ? String.format(Locale.ROOT, "%,.0f", x) : Double.toString(x);
        }
        if (!Double.isFinite(x)) {
            return Double.toString(x);
        }
        return new BigDecimal(x).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    /** A whole number with commas. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A share that is never rounded to nothing or to all. */
    public static String percent(double share) {
        double rounded = Math.rint(100 * share);
        if (rounded == 0 && share > 0) {
            return "less than 1 %";
        }
        if (rounded == 100 && share < 1) {
            return "over 99 %";
        }
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
