package org.ranvier.config.tree;

import java.util.Locale;
import java.util.regex.Pattern;

/** Single values as YAML that every version of YAML reads the same. */
public final class YamlText {

    private static final Pattern SAFE =
            Pattern.compile("[A-Za-z_][A-Za-z0-9_./@+-]*( [A-Za-z0-9_./@+(-][A-Za-z0-9_./@+()-]*)*");
    /** YAML 1.1, which many readers still speak, takes these for flags and nothing. */
    private static final Pattern WORDS = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|nan|inf");

    private YamlText() {}

    public static String of(Scalar scalar) {
        return switch (scalar.value()) {
            case null -> "null";
            case Double d -> number(d);
            case String s -> text(s);
            case Object value -> value.toString();
        };
    }

    /** The shortest digits that read back as the same number, without a fraction of zero. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return ".nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? ".inf" : "-.inf";
        }
        String digits = Double.toString(value);
        int exponent = digits.indexOf('E');
        if (exponent < 0) {
            return digits.endsWith(".0") && !digits.equals("-0.0") ? digits.substring(0, digits.length() - 2) : digits;
        }
        // YAML 1.1 wants the sign of the exponent.
        String sign = digits.charAt(exponent + 1) == '-' ? "" : "+";
        return digits.substring(0, exponent) + "e" + sign + digits.substring(exponent + 1);
    }

    public static String text(String text) {
        if (SAFE.matcher(text).matches() && !WORDS.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c -> quoted.append(
                        switch (c) {
                            case '"' -> "\\\"";
                            case '\\' -> "\\\\";
                            case '\n' -> "\\n";
                            case '\t' -> "\\t";
                            default ->
                                isPrintable(c) ? String.valueOf((char) c) : String.format(Locale.ROOT, "\\u%04x", c);
                        }));
        return quoted.append('"').toString();
    }

    private static boolean isPrintable(int c) {
        return !Character.isISOControl(c) && c != 0x2028 && c != 0x2029 && c != 0xFEFF;
    }
}
