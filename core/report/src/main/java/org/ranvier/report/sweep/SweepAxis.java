package org.ranvier.report.sweep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ranvier.figures.Axis;
import org.ranvier.training.sweep.Ranking;

/**
 * What a sweep varies, as an upright axis.
 *
 * @param axis the axis
 * @param places where each value is on it
 */
record SweepAxis(Axis axis, Map<String, Double> places) {

    /** Numbers that span more than this are better told apart by their logarithm. */
    private static final double DECADES = 20;

    /** More names than this have no room above each other. */
    private static final int NAMES = 30;

    /** Returns the axis of a key; empty where its values are too many names. */
    static Optional<SweepAxis> of(String key, List<Ranking.Row> rows) {
        List<String> values = rows.stream()
                .map(row -> row.values().get(key))
                .filter(value -> value != null)
                .distinct()
                .toList();
        List<Double> numbers = new ArrayList<>();
        values.forEach(value -> number(value).ifPresent(numbers::add));
        Map<String, Double> places = new HashMap<>();
        if (numbers.size() == values.size() && numbers.size() > 1) {
            values.forEach(value -> places.put(value, number(value).orElseThrow()));
            return Optional.of(new SweepAxis(axis(key, new TreeSet<>(numbers)), places));
        }
        values.forEach(value -> places.put(value, (double) places.size()));
        return values.size() > NAMES
                ? Optional.empty()
                : Optional.of(new SweepAxis(Axis.categories(key, values), places));
    }

    private static Axis axis(String key, TreeSet<Double> numbers) {
        if (numbers.first() > 0 && numbers.last() / numbers.first() >= DECADES) {
            return Axis.log(key, "");
        }
        return numbers.stream().allMatch(x -> x == Math.rint(x)) ? Axis.whole(key) : Axis.of(key);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns where a setting is on it; NaN for one that leaves the key as it is. */
    double place(Ranking.Row row) {
        return places.getOrDefault(row.values().getOrDefault(key(), ""), Double.NaN);
    }

    private String key() {
        return axis.label();
    }
}
