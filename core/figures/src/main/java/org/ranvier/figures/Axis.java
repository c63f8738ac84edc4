package org.ranvier.figures;

import java.util.List;

/**
 * What one direction of a panel means.
 *
 * @param label the quantity, such as {@code time}; may be empty
 * @param unit its unit, such as {@code ms}; empty for a number
 * @param kind how numbers become places
 * @param low where it begins; NaN where the data do
 * @param high where it ends; NaN where the data do
 * @param categories names at 0, 1, 2 …, for {@link Kind#CATEGORIES} only
 */
public record Axis(String label, String unit, Kind kind, double low, double high, List<String> categories) {

    /** How numbers become places. */
    public enum Kind {
        /** In proportion. */
        LINEAR,
        /** As {@link #LINEAR}, labelled at whole numbers only. */
        WHOLE,
        /** By their logarithm; what is not above 0 has no place. */
        LOG,
        /** Names at whole numbers, each in the middle of a stretch of length 1. */
        CATEGORIES,
        /** As {@link #CATEGORIES}, the first of them at the top. */
        CATEGORIES_DOWN
    }

    /** @throws IllegalArgumentException if the ends cannot be those of such an axis */
    public Axis {
        categories = List.copyOf(categories);
        if (low >= high || kind == Kind.LOG && (low <= 0 || high <= 0)) {
            throw new IllegalArgumentException("an axis of kind " + kind + " cannot run from " + low + " to " + high);
        }
        if (Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException("an axis has finite ends");
        }
    }

    /** Returns a linear axis as long as the data. */
    public static Axis of(String label, String unit) {
        return new Axis(label, unit, Kind.LINEAR, Double.NaN, Double.NaN, List.of());
    }

    /** Returns a linear axis of numbers without a unit. */
    public static Axis of(String label) {
        return of(label, "");
    }

    /** Returns an axis of what is counted, such as neurons or epochs. */
    public static Axis whole(String label) {
        return new Axis(label, "", Kind.WHOLE, Double.NaN, Double.NaN, List.of());
    }

    /** Returns a logarithmic axis as long as the data. */
    public static Axis log(String label, String unit) {
        return new Axis(label, unit, Kind.LOG, Double.NaN, Double.NaN, List.of());
    }

    /** Returns an axis of names, from left to right or from below. */
    public static Axis categories(String label, List<String> names) {
        return new Axis(label, "", Kind.CATEGORIES, Double.NaN, Double.NaN, names);
    }

    /** Returns an axis of names from the top, as rows of a matrix are read. */
    public static Axis categoriesDown(String label, List<String> names) {
        return new Axis(label, "", Kind.CATEGORIES_DOWN, Double.NaN, Double.NaN, names);
    }

    /** Returns the same axis with these ends; NaN for one that the data give. */
    public Axis between(double low, double high) {
        return new Axis(label, unit, kind, low, high, categories);
    }
}
