package org.ranvier.report.curve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;
import org.ranvier.report.html.Table;
import tools.jackson.databind.json.JsonMapper;

/**
 * Curves over a common axis.
 *
 * @param title what it shows, a sentence
 * @param says what is seen, for those who do not see it
 * @param xLabel the name of the horizontal axis
 * @param yLabel the name of the vertical axis, with its unit
 * @param logarithmic whether the vertical axis is
 * @param x ascending
 * @param lines the curves
 * @param marks single points
 */
public record Chart(
        String title,
        String says,
        String xLabel,
        String yLabel,
        boolean logarithmic,
        double[] x,
        List<Line> lines,
        List<Mark> marks) {

    /** More points than this cannot be told apart on a screen, and would make pages of many runs large. */
    static final int MOST = 240;

    /** As many lines have a row in the table of numbers at most. */
    private static final int ROWS = 25;

    /**
     * A curve.
     *
     * @param label its name
     * @param values one per x; NaN where there is none
     * @param spread half the height of the band around it, one per x; empty without a band
     * @param colour the number of its colour, from 0
     * @param dash the number of its dash pattern, from 0, which is a solid line
     */
    public record Line(String label, double[] values, double[] spread, int colour, int dash) {

        /** Returns a curve without a band. */
        public static Line of(String label, double[] values, int colour) {
            return new Line(label, values, new double[0], colour, colour);
        }
    }

    /**
     * A point.
     *
     * @param shape {@code circle}, {@code square} or {@code diamond}
     * @param label what it is
     */
    public record Mark(double x, double y, String shape, String label) {

        private Map<String, Object> json() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("x", x);
            map.put("y", y);
            map.put("shape", shape);
            return map;
        }
    }

    /** Returns the figure, whose curves the script draws. */
    public Node figure(int number) {
        List<Node> content = new ArrayList<>();
        content.add(Element.of("div")
                .with("class", "chart")
                .with("data-chart", Integer.toString(number))
                .with("role", "img")
                .with("aria-label", says));
        content.add(Element.of("figcaption", title));
        content.add(Element.of("details", Element.of("summary", "Numbers of this figure"), numbers()));
        return Element.of("figure", content);
    }

    private Node numbers() {
        List<String> head = new ArrayList<>(List.of(xLabel));
        lines.forEach(line -> head.add(line.label()));
        Table table = new Table(title, head, List.of());
        for (int n : places(ROWS)) {
            List<String> row = new ArrayList<>(List.of(number(x[n])));
            lines.forEach(line -> row.add(
                    number(line.values()[n]) + (line.spread().length > 0 ? " ± " + number(line.spread()[n]) : "")));
            table = table.row(row.toArray(String[]::new));
        }
        return table.node();
    }

    /** Places that are shown: evenly spaced, with the first, the last and those of marks among them. */
    private int[] places(int most) {
        double step = Math.max(1, (x.length - 1.0) / (most - 1));
        return java.util.stream.IntStream.range(0, x.length)
                .filter(n -> n == 0
                        || n == x.length - 1
                        || Math.floor(n / step) != Math.floor((n - 1) / step)
                        || marks.stream().anyMatch(mark -> mark.x() == x[n]))
                .toArray();
    }

    /** Returns what the script draws. */
    public String json() {
        int[] places = places(MOST);
        List<Object> series = new ArrayList<>();
        List<Object> bands = new ArrayList<>();
        for (Line line : lines) {
            series.add(series(line.label(), line, line.values(), places, false));
            if (line.spread().length > 0) {
                double[] upper = new double[x.length];
                double[] lower = new double[x.length];
                for (int n = 0; n < x.length; n++) {
                    upper[n] = line.values()[n] + line.spread()[n];
                    lower[n] = line.values()[n] - line.spread()[n];
                }
                series.add(series(line.label() + " +", line, upper, places, true));
                series.add(series(line.label() + " −", line, lower, places, true));
                Map<String, Object> band = new LinkedHashMap<>();
                band.put("upper", series.size() - 1);
                band.put("lower", series.size());
                band.put("colour", line.colour());
                bands.add(band);
            }
        }
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("xLabel", xLabel);
        chart.put("yLabel", yLabel);
        chart.put("log", logarithmic);
        chart.put("x", rounded(x, places));
        chart.put("series", series);
        chart.put("bands", bands);
        chart.put("marks", marks.stream().map(Mark::json).toList());
        return JsonMapper.shared().writeValueAsString(chart);
    }

    private Map<String, Object> series(String label, Line line, double[] values, int[] places, boolean hidden) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", label);
        map.put("colour", line.colour());
        map.put("dash", line.dash());
        map.put("hidden", hidden);
        map.put("values", rounded(values, places));
        return map;
    }

    private List<Double> rounded(double[] values, int[] places) {
        List<Double> rounded = new ArrayList<>();
        for (int n : places) {
            boolean shown = Double.isFinite(values[n]) && !(logarithmic && values != x && values[n] <= 0);
            rounded.add(shown ? Rounded.of(values[n], 5) : null);
        }
        return rounded;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Rounded.text(value, 4) : "–";
    }
}
