package org.ranvier.api;

import java.util.List;
import java.util.Objects;

/**
 * One thing that can be set on a component: its name, kind, unit, range, default and documentation.
 *
 * <p>A {@linkplain Kind#PARAMETER parameter} is a number per element (neuron, synapse) that appears in equations under
 * its name, can be given as one number, an array or an initialiser, and may be trained. Every other kind shapes the
 * equations themselves and is read with {@link Settings} while they are built.
 *
 * @param name snake_case, NIR's name where NIR has one
 * @param kind what values are accepted
 * @param unit the unit of a number
 * @param range the numbers accepted
 * @param choices the words accepted by a {@link Kind#CHOICE}
 * @param byDefault the value used when none is given, or null when one must be given
 * @param trainable for a parameter, whether it may be trained
 * @param doc one sentence
 */
public record Setting(
        String name,
        Kind kind,
        Unit unit,
        Range range,
        List<String> choices,
        Object byDefault,
        boolean trainable,
        String doc) {

    /** What values a setting accepts. */
    public enum Kind {
        /** A number per element, used in equations. */
        PARAMETER,
        /** A real number. */
        NUMBER,
        /** A whole number. */
        INTEGER,
        /** True or false. */
        FLAG,
        /** One of several words. */
        CHOICE,
        /** Any text, such as a file name. */
        TEXT,
        /** A list of real numbers. */
        NUMBERS
    }

    public Setting {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        choices = List.copyOf(choices);
    }

    /** A per-element number of the equations; required until {@link #byDefault(double)} is called. */
    public static Setting parameter(String name, Unit unit, Range range, String doc) {
        return new Setting(name, Kind.PARAMETER, unit, range, List.of(), null, true, doc);
    }

    /** A real number. */
    public static Setting number(String name, Unit unit, Range range, String doc) {
        return new Setting(name, Kind.NUMBER, unit, range, List.of(), null, false, doc);
    }

    /** A whole number. */
    public static Setting integer(String name, Unit unit, Range range, String doc) {
        return new Setting(name, Kind.INTEGER, unit, range, List.of(), null, false, doc);
    }

    /** True or false. */
    public static Setting flag(String name, boolean byDefault, String doc) {
        return new Setting(name, Kind.FLAG, Unit.NONE, Range.ALL, List.of(), byDefault, false, doc);
    }

    /** One of several words, the first being the default. */
    public static Setting choice(String name, List<String> choices, String doc) {
        return new Setting(name, Kind.CHOICE, Unit.NONE, Range.ALL, choices, choices.getFirst(), false, doc);
    }

    /** Any text. */
    public static Setting text(String name, String doc) {
        return new Setting(name, Kind.TEXT, Unit.NONE, Range.ALL, List.of(), null, false, doc);
    }

    /** A list of real numbers. */
    public static Setting numbers(String name, Unit unit, Range range, String doc) {
        return new Setting(name, Kind.NUMBERS, unit, range, List.of(), null, false, doc);
    }

    /** The same setting with a default number. */
    public Setting byDefault(double value) {
        return withDefault(kind == Kind.INTEGER ? (Object) (long) value : (Object) value);
    }

    /** The same setting with a default text. */
    public Setting byDefault(String value) {
        return withDefault(value);
    }

    /** The same setting with a default list. */
    public Setting byDefault(List<Double> values) {
        return withDefault(List.copyOf(values));
    }

    /** The same parameter, never trained. */
    public Setting fixed() {
        return new Setting(name, kind, unit, range, choices, byDefault, false, doc);
    }

    /** Whether a value must be given. */
    public boolean required() {
        return byDefault == null;
    }

    private Setting withDefault(Object value) {
        return new Setting(name, kind, unit, range, choices, value, trainable, doc);
    }
}
