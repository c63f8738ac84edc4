package org.ranvier.training.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Problems;
import org.ranvier.training.trial.Trial;

/**
 * What a sweep varies. Its settings are all combinations of the values of each key of a grid, the items of a list, and
 * draws; one that is not there counts as one setting without changes.
 */
final class Variations {

    private final Problems problems;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<List<List<String>>> factors = new ArrayList<>();
    private final List<List<String>> items = new ArrayList<>();

    /** @param problems takes what is wrong */
    Variations(Problems problems) {
        this.problems = problems;
    }

    /** Adds a key of the grid. */
    void axis(String key, Place place, ConfigNode values) {
        place(key, place);
        List<ConfigNode> each = Values.of(values);
        if (each.isEmpty()) {
            problems.add(
                    values.place(), "'" + key + "' is " + values.found(), "give a list of values, such as [20, 50]");
        }
        factors.add(each.stream().map(value -> List.of(assignment(key, value))).toList());
    }

    /** Adds a setting of the list. */
    void item(Mapping item) {
        List<String> assignments = new ArrayList<>();
        item.entries().forEach((key, entry) -> {
            if (items.isEmpty()) {
                place(key, entry.keyPlace());
            } else {
                places.putIfAbsent(key, entry.keyPlace());
            }
            assignments.add(assignment(key, entry.value()));
        });
        items.add(assignments);
    }

    /** Adds draws. */
    void random(int trials, long seed, Map<String, Draw> draws) {
        List<List<String>> drawn = new ArrayList<>();
        for (int n = 0; n < trials; n++) {
            List<String> assignments = new ArrayList<>();
            for (Map.Entry<String, Draw> entry : draws.entrySet()) {
                assignments.add(assignment(entry.getKey(), entry.getValue().value(seed, entry.getKey(), n)));
            }
            drawn.add(assignments);
        }
        factors.add(drawn);
    }

    /** Notes where a key is varied. */
    void place(String key, Place place) {
        if (key.equals("seed") || key.startsWith("data.fold.")) {
            problems.add(place, "'" + key + "' makes no setting", "write seeds: 1..5, or folds: 5");
        }
        Place before = places.putIfAbsent(key, place);
        if (before != null) {
            problems.add(place, "'" + key + "' is varied twice", "keep it here or at " + before);
        }
    }

    private static String assignment(String key, ConfigNode value) {
        return key + "=" + ConfigWriter.inline(value);
    }

    Places places() {
        return new Places(places);
    }

    /** Returns the trials, setting by setting; draws vary fastest. */
    List<Trial> trials(List<Long> seeds, int folds) {
        List<List<List<String>>> all = new ArrayList<>(factors);
        if (!items.isEmpty()) {
            all.addFirst(items);
        }
        int repeated = Math.max(1, seeds.size()) * Math.max(1, folds);
        long count = all.stream().mapToLong(List::size).reduce(repeated, (a, b) -> Math.min(a * b, 1L << 40));
        if (count > Sweep.MOST) {
            Place place = places.values().stream().findFirst().orElse(Place.of("--seeds"));
            problems.add(
                    place,
                    "there would be " + count + " trials, more than " + Sweep.MOST,
                    "vary less, or draw at random");
            problems.throwIfAny();
        }
        List<List<String>> settings = List.of(List.of());
        for (List<List<String>> factor : all) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> setting : settings) {
                for (List<String> more : factor) {
                    List<String> both = new ArrayList<>(setting);
                    both.addAll(more);
                    longer.add(both);
                }
            }
            settings = longer;
        }
        return trials(settings, seeds, folds);
    }

    private static List<Trial> trials(List<List<String>> settings, List<Long> seeds, int folds) {
        boolean named = settings.size() > 1 || !settings.getFirst().isEmpty() || seeds.isEmpty() && folds == 0;
        int digits = Integer.toString(settings.size()).length();
        List<Trial> trials = new ArrayList<>();
        for (int n = 0; n < settings.size(); n++) {
            Optional<String> name =
                    named ? Optional.of(String.format(Locale.ROOT, "%0" + digits + "d", n + 1)) : Optional.empty();
            trials.addAll(Trial.of(name.stream().toList(), settings.get(n), seeds, folds));
        }
        return trials;
    }
}
