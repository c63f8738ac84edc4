package org.ranvier.training.paper;

import java.util.Locale;

/**
 * A value as a paper prints it.
 *
 * @param test the test accuracy in %
 * @param sd its standard deviation in points; NaN where the paper gives none
 * @param where the place in the paper, such as {@code table 1}
 * @param selectedOnTest whether the paper chose its epochs by the test set, so that its value is to be held against the
 *     best of all epochs
 */
public record PublishedValue(double test, double sd, String where, boolean selectedOnTest) {

    /** Returns the value as papers print it, such as {@code 96.1 ± 0.1 %}. */
    public String text() {
        return number(test) + (Double.isNaN(sd) ? "" : " ± " + number(sd)) + " %";
    }

    private static String number(double value) {
        return value == Math.rint(value * 10) / 10
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
