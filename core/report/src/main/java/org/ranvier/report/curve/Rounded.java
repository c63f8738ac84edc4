package org.ranvier.report.curve;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with as many digits as can be seen. */
final class Rounded {

    private Rounded() {}

    static double of(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }

    static String text(double value, int digits) {
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        boolean plain = rounded.signum() == 0 || Math.abs(rounded.precision() - rounded.scale()) < 7;
        return plain ? rounded.toPlainString() : rounded.toString();
    }
}
