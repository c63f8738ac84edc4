package org.ranvier.training.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ranvier.training.run.RecordReader;
import tools.jackson.databind.JsonNode;

/**
 * The numbers of the finished epochs of a run, a column a name. A number within an object has the name of both, as
 * {@code silent_neurons/hidden}.
 */
public final class EpochTable {

    /** Between the name of an object and that of a number in it. */
    public static final String WITHIN = "/";

    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private int size;

    EpochTable() {}

    static EpochTable of(List<JsonNode> lines) {
        EpochTable table = new EpochTable();
        lines.forEach(table::add);
        return table;
    }

    void add(JsonNode line) {
        numbers(line, "");
        line.properties().stream()
                .filter(entry -> entry.getValue().isObject())
                .forEach(entry -> numbers(entry.getValue(), entry.getKey() + WITHIN));
        size++;
    }

    private void numbers(JsonNode object, String prefix) {
        RecordReader.numbers(object).forEach((name, value) -> {
            double[] column = columns.getOrDefault(prefix + name, new double[0]);
            if (column.length <= size) {
                int before = column.length;
                column = Arrays.copyOf(column, Math.max(16, 2 * size));
                Arrays.fill(column, before, column.length, Double.NaN);
                columns.put(prefix + name, column);
            }
            column[size] = value;
        });
    }

    /** Returns how many epochs there are. */
    public int size() {
        return size;
    }

    /** Returns the names of the columns, in the order in which they occurred first. */
    public Set<String> names() {
        return Collections.unmodifiableSet(columns.keySet());
    }

    /** Returns a number of the epoch in a place, from 0; NaN where it has none of that name. */
    public double value(int place, String name) {
        double[] column = columns.get(name);
        return column == null || place >= column.length ? Double.NaN : column[place];
    }

    /** Returns the numbers of a name from a place on; NaN where there is none. */
    public double[] from(int place, String name) {
        return IntStream.range(place, size).mapToDouble(n -> value(n, name)).toArray();
    }

    List<RecordedRun.Epoch> epochs() {
        return rows(n -> new RecordedRun.Epoch(
                (int) value(n, "epoch"),
                row(n, "", name -> !name.contains(WITHIN)),
                row(n, RecordedRun.SILENT + WITHIN, name -> name.startsWith(RecordedRun.SILENT + WITHIN))));
    }

    private <T> List<T> rows(IntFunction<T> row) {
        List<T> rows = new ArrayList<>(size);
        for (int n = 0; n < size; n++) {
            rows.add(row.apply(n));
        }
        return List.copyOf(rows);
    }

    private Map<String, Double> row(int place, String prefix, Predicate<String> wanted) {
        Map<String, Double> row = new LinkedHashMap<>();
        columns.keySet().stream()
                .filter(wanted)
                .filter(name -> !Double.isNaN(value(place, name)))
                .forEach(name -> row.put(name.substring(prefix.length()), value(place, name)));
        return row;
    }
}
