package org.ranvier.api;

import java.util.List;
import java.util.Objects;

/**
 * Setting of a component: its name, kind, unit, range, default and documentation.
 *
 * <p>The documentation, {@code doc}, is a short noun phrase in lower case without a full stop, such as "membrane time
 * constant"; that of a flag begins with "whether", that of a count with "number of", and remarks follow after a
 * semicolon or a comma.
 *
 * <p>A {@linkplain Kind#PARAMETER parameter} is a number per element (neuron, synapse) that appears in equations under
 * its name, can be given as one number, an array or an initialiser, and may be trained. Every other kind shapes the
 * equations themselves and is read with {@link Settings} while they are built.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Setting {
    private final String name;
    private final Kind kind;
    private final Unit unit;
    private final Range range;
    private final Range bounds;
    private final List<String> choices;
    private final Object defaultValue;
    private final boolean trainable;
    private final String doc;

    private Setting(
            String name,
            Kind kind,
            Unit unit,
            Range range,
            Range bounds,
            List<String> choices,
            Object defaultValue,
            boolean trainable,
            String doc) {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(unit, "the unit of a setting");
        Objects.requireNonNull(range, "the range of a setting");
        Objects.requireNonNull(bounds, "the bounds of a setting");
        Objects.requireNonNull(doc, "what a setting means");
        choices = List.copyOf(choices);

        this.name = name;
        this.kind = kind;
        this.unit = unit;
        this.range = range;
        this.bounds = bounds;
        this.choices = choices;
        this.defaultValue = defaultValue;
        this.trainable = trainable;
        this.doc = doc;
    }

    /** The default of a parameter that starts uniformly within its bounds, see {@link #drawnUniformly()}. */
    public static final String UNIFORM_IN_BOUNDS = "uniform";

    /** Kinds of values that settings accept. */
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

    /**
     * {@return a per-element number of the equations, required until {@link #withDefault(double)} is called}
     *
     * @param name the name in experiments: snake_case, NIR's where NIR has one
     * @param unit the unit of the numbers
     * @param range the numbers accepted
     * @param doc what it means, one noun phrase in lower case
     */
    public static Setting parameter(String name, Unit unit, Range range, String doc) {
        return new Setting(name, Kind.PARAMETER, unit, range, range, List.of(), null, true, doc);
    }

    /**
     * {@return a setting of one real number}
     *
     * @param name the name in experiments: snake_case, NIR's where NIR has one
     * @param unit the unit of the numbers
     * @param range the numbers accepted
     * @param doc what it means, one noun phrase in lower case
     */
    public static Setting number(String name, Unit unit, Range range, String doc) {
        return new Setting(name, Kind.NUMBER, unit, range, range, List.of(), null, false, doc);
    }

    /**
     * {@return a setting of one whole number}
     *
     * @param name the name in experiments: snake_case, NIR's where NIR has one
     * @param unit the unit of the numbers
     * @param range the numbers accepted
     * @param doc what it means, one noun phrase in lower case
     */
    public static Setting integer(String name, Unit unit, Range range, String doc) {
        return new Setting(name, Kind.INTEGER, unit, range, range, List.of(), null, false, doc);
    }

    /**
     * {@return a setting that is true or false}
     *
     * @param name the name in experiments: snake_case, NIR's where NIR has one
     * @param defaultValue the value used when none is given
     * @param doc what it means, one noun phrase in lower case
     */
    public static Setting flag(String name, boolean defaultValue, String doc) {
        return new Setting(name, Kind.FLAG, Unit.NONE, Range.ALL, Range.ALL, List.of(), defaultValue, false, doc);
    }

    /**
     * {@return a choice among several words, the first being the default}
     *
     * @param name the name in experiments: snake_case, NIR's where NIR has one
     * @param choices the words accepted, at least one
     * @param doc what it means, one noun phrase in lower case
     */
    public static Setting choice(String name, List<String> choices, String doc) {
        return new Setting(name, Kind.CHOICE, Unit.NONE, Range.ALL, Range.ALL, choices, choices.getFirst(), false, doc);
    }

    /**
     * {@return a setting of any text}
     *
     * @param name the name in experiments: snake_case, NIR's where NIR has one
     * @param doc what it means, one noun phrase in lower case
     */
    public static Setting text(String name, String doc) {
        return new Setting(name, Kind.TEXT, Unit.NONE, Range.ALL, Range.ALL, List.of(), null, false, doc);
    }

    /**
     * {@return a setting of a list of real numbers}
     *
     * @param name the name in experiments: snake_case, NIR's where NIR has one
     * @param unit the unit of the numbers
     * @param range the numbers accepted
     * @param doc what it means, one noun phrase in lower case
     */
    public static Setting numbers(String name, Unit unit, Range range, String doc) {
        return new Setting(name, Kind.NUMBERS, unit, range, range, List.of(), null, false, doc);
    }

    /**
     * Sets a default number.
     *
     * @param value the number, within {@link #range}
     * @return a setting that needs no value, otherwise equal to this one
     */
    public Setting withDefault(double value) {
        return replaceDefault(kind == Kind.INTEGER ? (Object) (long) value : (Object) value);
    }

    /**
     * Sets a default text.
     *
     * @param value the text, one of {@link #choices} where there are any
     * @return a setting that needs no value, otherwise equal to this one
     */
    public Setting withDefault(String value) {
        return replaceDefault(value);
    }

    /**
     * Sets a default list.
     *
     * @param values the numbers, each within {@link #range}
     * @return a setting that needs no value, otherwise equal to this one
     */
    public Setting withDefault(List<Double> values) {
        return replaceDefault(List.copyOf(values));
    }

    /**
     * Excludes a parameter from training.
     *
     * @return a parameter that is not {@linkplain #trainable() trainable}, otherwise equal to this one
     */
    public Setting fixed() {
        return new Setting(name, kind, unit, range, bounds, choices, defaultValue, false, doc);
    }

    /**
     * Narrows the bounds in which training keeps a parameter.
     *
     * @param min the lower bound, included
     * @param max the upper bound, included
     * @return a parameter with these {@linkplain #bounds() bounds}, otherwise equal to this one
     */
    public Setting bounded(double min, double max) {
        return new Setting(name, kind, unit, range, Range.closed(min, max), choices, defaultValue, trainable, doc);
    }

    /**
     * Lets a parameter start uniformly within its bounds.
     *
     * @return a parameter that needs no value, otherwise equal to this one
     */
    public Setting drawnUniformly() {
        return replaceDefault(UNIFORM_IN_BOUNDS);
    }

    /** {@return whether a value must be given} */
    public boolean required() {
        return defaultValue == null;
    }

    private Setting replaceDefault(Object value) {
        return new Setting(name, kind, unit, range, bounds, choices, value, trainable, doc);
    }

    /** {@return the name: snake_case, NIR's where NIR has one} */
    public String name() {
        return name;
    }

    /** {@return the kind of values accepted} */
    public Kind kind() {
        return kind;
    }

    /** {@return the unit of a number} */
    public Unit unit() {
        return unit;
    }

    /** {@return the range of numbers accepted} */
    public Range range() {
        return range;
    }

    /** {@return the range in which training keeps a parameter; {@link #range} unless {@link #bounded} narrowed it} */
    public Range bounds() {
        return bounds;
    }

    /** {@return the words accepted by a {@link Kind#CHOICE}} */
    public List<String> choices() {
        return choices;
    }

    /** {@return the value used when none is given, or null when one must be given} */
    public Object defaultValue() {
        return defaultValue;
    }

    /** {@return whether a parameter may be trained} */
    public boolean trainable() {
        return trainable;
    }

    /** {@return the documentation, one noun phrase} */
    public String doc() {
        return doc;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Setting that
                && java.util.Objects.equals(name, that.name)
                && java.util.Objects.equals(kind, that.kind)
                && java.util.Objects.equals(unit, that.unit)
                && java.util.Objects.equals(range, that.range)
                && java.util.Objects.equals(bounds, that.bounds)
                && java.util.Objects.equals(choices, that.choices)
                && java.util.Objects.equals(defaultValue, that.defaultValue)
                && trainable == that.trainable
                && java.util.Objects.equals(doc, that.doc);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(name, kind, unit, range, bounds, choices, defaultValue, trainable, doc);
    }

    @Override
    public String toString() {
        return "Setting[name=" + name + ", kind=" + kind + ", unit=" + unit + ", range=" + range + ", bounds=" + bounds
                + ", choices=" + choices + ", defaultValue=" + defaultValue + ", trainable=" + trainable + ", doc="
                + doc + "]";
    }
}
