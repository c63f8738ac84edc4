package org.ranvier.training.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ranvier.api.Range;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;

/** Reads a row of a paper's file, which may stand for several. */
final class RowReader {

    private static final String EACH = "each";
    private static final Range SEEDS = Range.closed(1, 1000);
    private static final Range PER_CENT = Range.closed(0, 100);

    /** As many rows as anybody reads, and fewer than a product of lists soon makes. */
    private static final int MOST = 1000;

    /**
     * What rows have that say nothing else.
     *
     * @param quick changes of every row for a quick look
     */
    record Usual(int seeds, int quickSeeds, List<String> quick) {}

    private final Usual usual;
    private final Problems problems;

    RowReader(Usual usual, Problems problems) {
        this.usual = usual;
        this.problems = problems;
    }

    /** Reads the rows that one mapping makes. */
    List<PaperRow> read(ConfigReader row) {
        String name = row.text("name");
        String label = row.text("label", name);
        String group = row.text("group", "");
        String experiment = row.text("experiment");
        List<String> changes = row.texts("changes");
        List<String> quick = Stream.concat(usual.quick().stream(), row.texts("quick").stream())
                .toList();
        int seeds = row.integer("seeds", SEEDS, usual.seeds());
        int quickSeeds = Math.min(seeds, row.integer("quick_seeds", SEEDS, usual.quickSeeds()));
        Optional<PublishedValue> published = published(row);
        String note = row.text("note", "");
        List<PaperRow> rows = new ArrayList<>();
        for (Map<String, String> values : combinations(row)) {
            UnaryOperator<String> filled = text -> filled(text, values);
            String own = filled.apply(name);
            if (!own.isEmpty() && !own.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
                row.problem("name", "a row cannot be called '" + own + "'", "use letters, digits, '.', '-' and '_'");
            }
            rows.add(new PaperRow(
                    own,
                    filled.apply(label),
                    filled.apply(group),
                    filled.apply(experiment),
                    changes.stream().map(filled).toList(),
                    quick.stream().map(filled).toList(),
                    seeds,
                    quickSeeds,
                    published,
                    filled.apply(note),
                    values,
                    row.place("name")));
        }
        return rows;
    }

    private static Optional<PublishedValue> published(ConfigReader row) {
        if (!row.has("published")) {
            return Optional.empty();
        }
        ConfigReader value = row.child("published");
        return Optional.of(new PublishedValue(
                value.number("test", PER_CENT),
                value.optionalNumber("sd", PER_CENT).orElse(Double.NaN),
                value.text("where"),
                value.choice("selected_on", List.of("validation", "test")).equals("test")));
    }

    /** Returns every combination of the values of {@code each}, the last name varying fastest. */
    private List<Map<String, String>> combinations(ConfigReader row) {
        List<Map<String, String>> all = List.of(Map.of());
        if (!row.has(EACH)) {
            return all;
        }
        ConfigReader each = row.child(EACH);
        for (String key : each.mapping().keys()) {
            List<Map<String, String>> more = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (ConfigNode node : items(each, key)) {
                values.add(node instanceof Scalar scalar ? scalar.text() : node.found());
            }
            for (Map<String, String> one : all) {
                for (String value : values) {
                    Map<String, String> with = new LinkedHashMap<>(one);
                    with.put(key, value);
                    more.add(with);
                }
            }
            if (more.isEmpty() || more.size() > MOST) {
                each.problem(
                        key, "this makes " + (more.isEmpty() ? "no row" : "too many rows"), "give one to some values");
                return all;
            }
            all = more;
        }
        return all;
    }

    /** Returns the items of a list, whether they are numbers or not. */
    private List<ConfigNode> items(ConfigReader each, String key) {
        List<ConfigNode> items = each.list(key);
        for (ConfigNode item : items) {
            if (!(item instanceof Scalar)) {
                problems.add(item.place(), "this is " + item.found(), "give numbers or texts");
            }
        }
        return items;
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }
}
