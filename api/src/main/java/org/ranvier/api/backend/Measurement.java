package org.ranvier.api.backend;

import java.util.List;
import java.util.Map;

/**
 * Numbers measured on hardware, what they come to, and how to draw them.
 *
 * @param title one line without a full stop
 * @param columns what each column holds, names in snake_case with the unit at the end
 * @param rows the numbers, [row][column]
 * @param summary what they come to, by name
 * @param chart how to draw them
 */
public record Measurement(
        String title, List<String> columns, List<double[]> rows, Map<String, Double> summary, Chart chart) {

    /**
     * A drawing.
     *
     * @param form what it is made of
     * @param x the column along the x axis
     * @param y the columns along the y axis; of a histogram none
     * @param xLabel what the x axis shows, with its unit
     * @param yLabel what the y axis shows, with its unit
     */
    public record Chart(Form form, String x, List<String> y, String xLabel, String yLabel) {}

    /** What a drawing is made of. */
    public enum Form {
        /** A line through the first of the y columns, points for the others. */
        LINE_AND_POINTS,
        /** A point for each row. */
        POINTS,
        /** How often values of x occur. */
        HISTOGRAM
    }

    public Measurement {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The numbers of a column. */
    public double[] column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("there is no column '" + name + "'; there are " + columns);
        }
        return rows.stream().mapToDouble(row -> row[index]).toArray();
    }
}
