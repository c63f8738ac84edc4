package org.ranvier.api;

import java.util.List;

/** Checks one value against its setting. */
final class SettingValues {

    private SettingValues() {}

    static Object validate(Setting setting, Object value) {
        return switch (setting.kind()) {
            case NUMBER, PARAMETER -> inRange(setting, number(setting, value));
            case INTEGER -> {
                double x = inRange(setting, number(setting, value));
                if (x != Math.rint(x)) {
                    throw wrong(setting, value, "a whole number");
                }
                yield (long) x;
            }
            case FLAG -> {
                if (value instanceof Boolean) {
                    yield value;
                }
                throw wrong(setting, value, "true or false");
            }
            case CHOICE -> {
                if (value instanceof String s && setting.choices().contains(s)) {
                    yield s;
                }
                throw wrong(setting, value, "one of " + String.join(", ", setting.choices()));
            }
            case TEXT -> {
                if (value instanceof String s) {
                    yield s;
                }
                throw wrong(setting, value, "a text");
            }
            case NUMBERS -> {
                if (value instanceof List<?> list) {
                    yield list.stream()
                            .map(x -> inRange(setting, number(setting, x)))
                            .toList();
                }
                throw wrong(setting, value, "a list of numbers");
            }
        };
    }

    private static double number(Setting setting, Object value) {
        if (value instanceof Number n) {
            return n.doubleValue();
        }
        throw wrong(setting, value, setting.kind() == Setting.Kind.INTEGER ? "a whole number" : "a number");
    }

    private static double inRange(Setting setting, double value) {
        if (!setting.range().contains(value)) {
            throw wrong(setting, value, "a number " + setting.range() + suffix(setting));
        }
        return value;
    }

    private static String suffix(Setting setting) {
        return setting.unit() == Unit.NONE ? "" : " " + setting.unit().symbol();
    }

    private static IllegalArgumentException wrong(Setting setting, Object value, String expected) {
        return new IllegalArgumentException("'" + setting.name() + "' is " + value + ", but must be " + expected);
    }
}
