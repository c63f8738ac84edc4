package org.ranvier.api.hardware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.ApiStatus;

/** Numbers measured on hardware and what they come to. The platform writes and draws them. */
@ApiStatus(value = ApiStatus.Status.EXPERIMENTAL, since = "0.1")
public final class Measurement {

    private final String title;
    private final List<String> columns;
    private final List<double[]> rows;
    private final Map<String, Double> summary;
    private final List<String> variables;

    private Measurement(
            String title,
            List<String> columns,
            List<double[]> rows,
            Map<String, Double> summary,
            List<String> variables) {
        this.title = title;
        this.columns = List.copyOf(columns);
        this.rows = List.copyOf(rows);
        this.summary = Collections.unmodifiableMap(new LinkedHashMap<>(summary));
        this.variables = List.copyOf(variables);
        variables.forEach(this::indexOf);
    }

    /**
     * {@return a measurement}
     *
     * @param title one line without a full stop
     * @param columns the names of the columns, snake_case with the unit at the end, such as {@code delay_us}
     * @param rows the numbers, [row][column]
     */
    public static Measurement of(String title, List<String> columns, List<double[]> rows) {
        return new Measurement(title, columns, rows, Map.of(), columns);
    }

    /**
     * Sets what the numbers come to, by name in snake_case.
     *
     * @param summary one number for each name
     * @return a measurement with this summary, otherwise equal to this one
     */
    public Measurement withSummary(Map<String, Double> summary) {
        return new Measurement(title, columns, rows, summary, variables);
    }

    /**
     * Names the columns that matter: one whose distribution is of interest; or an independent variable and what was
     * measured at each of its values. Of several dependent ones the first is what was asked for, the others are what
     * was found.
     *
     * @param names names among {@link #columns}; an independent variable first
     * @return a measurement with these variables, otherwise equal to this one
     * @throws IllegalArgumentException if there is no such column
     */
    public Measurement withVariables(String... names) {
        return new Measurement(title, columns, rows, summary, List.of(names));
    }

    /** {@return the title, one line without a full stop} */
    public String title() {
        return title;
    }

    /** {@return the names of the columns} */
    public List<String> columns() {
        return columns;
    }

    /** {@return the numbers, [row][column]} */
    public List<double[]> rows() {
        return rows;
    }

    /** {@return what the numbers come to, by name} */
    public Map<String, Double> summary() {
        return summary;
    }

    /** {@return the names of the columns that matter, see {@link #withVariables}} */
    public List<String> variables() {
        return variables;
    }

    /**
     * {@return the numbers of a column}
     *
     * @param name one of {@link #columns}
     * @throws IllegalArgumentException if there is no such column
     */
    public double[] column(String name) {
        int index = indexOf(name);
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }

    private int indexOf(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("there is no column '" + name + "'; there are " + columns);
        }
        return index;
    }
}
