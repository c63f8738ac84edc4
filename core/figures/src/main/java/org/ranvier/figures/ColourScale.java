package org.ranvier.figures;

import java.util.Arrays;

/**
 * How numbers become colours. Both maps have even steps of lightness in OKLab (Ottosson 2020), so that equal
 * differences look equal, and dark and light ends differ without colour too.
 *
 * @param kind which map
 * @param label what the colour means, beside its bar; with no label and no unit there is no bar
 * @param unit its unit; empty for a number
 * @param low the number of the first colour; NaN for the least there is
 * @param high the number of the last colour; NaN for the largest there is
 */
public record ColourScale(Kind kind, String label, String unit, double low, double high) {

    /** Which map. */
    public enum Kind {
        /** From the ground of the figure to a strong colour: for what is counted or only positive. */
        SEQUENTIAL,
        /** Blue below zero, vermilion above, the ground at zero, which is always in the middle: for what has a sign. */
        DIVERGING
    }

    /** @throws IllegalArgumentException if a map's ends are the wrong way round */
    public ColourScale {
        if (low > high || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("colours cannot run from " + low + " to " + high);
        }
    }

    /** Returns a map for what is only positive, as long as the data. */
    public static ColourScale sequential(String label, String unit) {
        return new ColourScale(Kind.SEQUENTIAL, label, unit, Double.NaN, Double.NaN);
    }

    /** Returns a map for what has a sign, as long as the data on the longer side. */
    public static ColourScale diverging(String label, String unit) {
        return new ColourScale(Kind.DIVERGING, label, unit, Double.NaN, Double.NaN);
    }

    /** Returns the same map with these ends, such as those of all panels that share it. */
    public ColourScale between(double low, double high) {
        return new ColourScale(kind, label, unit, low, high);
    }

    /** Returns the same map without a bar. */
    public ColourScale withoutBar() {
        return new ColourScale(kind, "", "", low, high);
    }

    /** Returns the same map with ends taken from numbers where it has none of its own; about 0 where it diverges. */
    ColourScale over(double[] values) {
        double least = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
        double most = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
        double from = Double.isNaN(low) ? least : low;
        double to = Double.isNaN(high) ? most : high;
        if (kind == Kind.DIVERGING) {
            to = Math.max(Math.abs(from), Math.abs(to));
            from = -to;
        } else if (Double.isNaN(low) && from > 0 && from < to / 2) {
            from = 0;
        }
        if (from == to) {
            to = from + 1;
            from = kind == Kind.DIVERGING ? -to : from;
        }
        return between(from, to);
    }
}
