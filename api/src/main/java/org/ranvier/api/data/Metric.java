package org.ranvier.api.data;

import java.util.Objects;
import java.util.regex.Pattern;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Unit;

/**
 * A named measure of how well a network does on a set of samples.
 *
 * <p>Every sample contributes a sum over its counted elements and their number; the value over a set of samples is Σ
 * sums / Σ counts, so it does not depend on how samples are grouped into batches. A mean over samples counts each
 * sample once; a mean over ticks, neurons or spikes counts those. A metric is an immutable description; the
 * contributions are part of a {@link Objective.Score}.
 *
 * <p>{@link #LOSS} and {@link #ACCURACY} are computed by the host and need no contributions.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public final class Metric {

    /** Mean loss over samples; lower is better. */
    public static final Metric LOSS = new Metric("loss", Direction.LOWER, Unit.NONE, "samples", false);

    /** Share of samples whose predicted class is their {@link Target.ClassLabel}, in [0, 1]; higher is better. */
    public static final Metric ACCURACY = new Metric("accuracy", Direction.HIGHER, Unit.NONE, "samples", true);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private final String name;
    private final Direction better;
    private final Unit unit;
    private final String counted;
    private final boolean share;

    /** Direction of improvement. */
    public enum Direction {
        /** Higher values are better. */
        HIGHER,
        /** Lower values are better. */
        LOWER;

        /**
         * {@return whether a value is strictly better than another} Any number is better than NaN.
         *
         * @param value the value
         * @param other what it is compared with
         */
        public boolean isBetter(double value, double other) {
            if (Double.isNaN(other)) {
                return !Double.isNaN(value);
            }
            return this == HIGHER ? value > other : value < other;
        }
    }

    private Metric(String name, Direction better, Unit unit, String counted, boolean share) {
        this.name = name;
        this.better = better;
        this.unit = unit;
        this.counted = counted;
        this.share = share;
    }

    /**
     * Creates a metric without unit that is averaged over samples.
     *
     * @param name words of lower-case letters and digits joined by underscores, such as {@code tick_accuracy}; results
     *     are written under this name
     * @param better the direction of improvement
     * @return a metric in {@link Unit#NONE}
     * @throws IllegalArgumentException if the name has another form, or is {@code loss} or {@code accuracy}
     */
    public static Metric of(String name, Direction better) {
        if (!NAME.matcher(name).matches() || name.equals(LOSS.name) || name.equals(ACCURACY.name)) {
            throw new IllegalArgumentException("'" + name + "' is not a name for a metric of an objective");
        }
        return new Metric(name, Objects.requireNonNull(better), Unit.NONE, "samples", false);
    }

    /**
     * {@return this metric in another unit}
     *
     * @param other the unit in which values are reported
     */
    public Metric in(Unit other) {
        return new Metric(name, better, Objects.requireNonNull(other), counted, share);
    }

    /**
     * {@return this metric as a mean over other elements than samples}
     *
     * @param elements their name in the plural, such as {@code ticks}
     */
    public Metric over(String elements) {
        return new Metric(name, better, unit, Objects.requireNonNull(elements), share);
    }

    /** {@return this metric as a share in [0, 1], which people are shown in per cent} */
    public Metric asShare() {
        return new Metric(name, better, unit, counted, true);
    }

    /** {@return the name that results are written under} */
    public String name() {
        return name;
    }

    /** {@return the direction of improvement} */
    public Direction better() {
        return better;
    }

    /** {@return the unit of values} */
    public Unit unit() {
        return unit;
    }

    /** {@return the plural name of the elements that the mean goes over, {@code samples} unless stated otherwise} */
    public String counted() {
        return counted;
    }

    /** {@return whether values are shares in [0, 1]} */
    public boolean isShare() {
        return share;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric that
                && name.equals(that.name)
                && better == that.better
                && unit == that.unit
                && counted.equals(that.counted)
                && share == that.share;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, better, unit, counted, share);
    }

    @Override
    public String toString() {
        return name;
    }
}
