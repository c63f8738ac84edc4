package org.ranvier.config.text;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;

/** Meaning of bare words of YAML 1.2 (its core schema), and numbers of both formats. */
final class ScalarText {

    private static final Pattern REAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");

    private static final int MOST_DIGITS = 400;

    /** So many digits are a long, whatever they are. */
    private static final int SHORT = 18;

    private ScalarText() {}

    /** The value of a word that is not quoted. */
    static Object value(String text, Place place, Problems problems) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            case ".nan", ".NaN", ".NAN" -> Double.NaN;
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Double.POSITIVE_INFINITY;
            case "-.inf", "-.Inf", "-.INF" -> Double.NEGATIVE_INFINITY;
            default -> numberOrText(text, place, problems);
        };
    }

    /** A whole number: long if it fits, or else the nearest double, which must not overflow. */
    static Number whole(String digits, int radix, Place place, Problems problems) {
        if (radix == 10 && digits.length() <= SHORT) {
            return Long.parseLong(digits);
        }
        String rest = digits.replaceFirst("^[-+]?0*", "");
        // More letters than the largest number has in any notation; to read them would take long.
        if (rest.length() <= MOST_DIGITS) {
            BigInteger value = new BigInteger(digits, radix);
            Number number = value.bitLength() < Long.SIZE ? (Number) value.longValue() : (Number) value.doubleValue();
            if (!Double.isInfinite(number.doubleValue())) {
                return number;
            }
        }
        problems.add(place, "a number of " + rest.length() + " digits is too large", "give one below 1.7e308");
        return 0L;
    }

    /** A real number, which must not overflow: infinity is written as {@code .inf}, never met by accident. */
    static double real(String text, Place place, Problems problems) {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            problems.add(place, text + " is too large for a number", "give one below 1.7e308");
        }
        return value;
    }

    private static Object numberOrText(String text, Place place, Problems problems) {
        char first = text.charAt(0);
        boolean maybeNumber = first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.';
        if (!maybeNumber) {
            return text;
        }
        if (DECIMAL.matcher(text).matches()) {
            return whole(text, 10, place, problems);
        }
        if (REAL.matcher(text).matches()) {
            return real(text, place, problems);
        }
        if (OCTAL.matcher(text).matches()) {
            return whole(text.substring(2), 8, place, problems);
        }
        return HEXADECIMAL.matcher(text).matches() ? whole(text.substring(2), 16, place, problems) : text;
    }
}
