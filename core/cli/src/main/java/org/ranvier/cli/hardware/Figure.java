package org.ranvier.cli.hardware;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ranvier.api.hardware.Measurement;

/** A measurement as an SVG: axes with round numbers, and a line, points or a histogram. */
final class Figure {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 440;
    private static final int LEFT = 84;
    private static final int RIGHT = 24;
    private static final int TOP = 48;
    private static final int BOTTOM = 64;
    private static final int BINS = 24;
    /** Blue and vermilion of the palette of Okabe and Ito, which colour-blind people can tell apart. */
    private static final String FIRST = "#0072b2";

    private static final String SECOND = "#d55e00";

    /** Units as columns name them, and as people write them. */
    private static final Map<String, String> UNITS = Map.of("us", "µs", "ms", "ms", "mv", "mV", "hz", "Hz");

    private final Measurement measurement;
    private final String x;
    private final List<String> y;
    private final StringBuilder svg = new StringBuilder();

    private Figure(Measurement measurement) {
        this.measurement = measurement;
        this.x = measurement.variables().getFirst();
        this.y = measurement.variables().subList(1, measurement.variables().size());
    }

    /** The text of an SVG file. */
    static String of(Measurement measurement) {
        return new Figure(measurement).draw();
    }

    private String draw() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>");
        text(WIDTH / 2.0, 26, "middle", "font-size=\"14\"", measurement.title());
        double[] values = measurement.column(x);
        if (y.isEmpty()) {
            histogram(values);
        } else {
            points(values);
        }
        add("</svg>");
        return svg.toString();
    }

    private void points(double[] x) {
        List<double[]> series = y.stream().map(measurement::column).toList();
        Axis across = across(x);
        Axis up = up(series.stream().flatMapToDouble(Arrays::stream).toArray());
        axes(across, up);
        boolean line = y.size() > 1;
        if (line) {
            StringBuilder path = new StringBuilder();
            for (int n = 0; n < x.length; n++) {
                path.append(String.format(Locale.ROOT, "%.1f,%.1f ", across.at(x[n]), up.at(series.getFirst()[n])));
            }
            add(
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                    path.toString().strip(), FIRST);
        }
        for (double[] y : line ? series.subList(1, series.size()) : series) {
            for (int n = 0; n < x.length; n++) {
                if (Double.isFinite(x[n]) && Double.isFinite(y[n])) {
                    add(
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\" fill=\"%s\" fill-opacity=\"0.65\"/>",
                            across.at(x[n]), up.at(y[n]), line ? SECOND : FIRST);
                }
            }
        }
        if (line) {
            legend();
        }
    }

    private void legend() {
        double x = LEFT + 16;
        add(
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                x, TOP + 18, x + 24, TOP + 18, FIRST);
        text(x + 32, TOP + 22, "start", "", words(y.getFirst()));
        add("<circle cx=\"%.1f\" cy=\"%d\" r=\"2.6\" fill=\"%s\"/>", x + 12, TOP + 38, SECOND);
        text(x + 32, TOP + 42, "start", "", words(y.getLast()) + ", measured");
    }

    private void histogram(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        Axis across = across(finite);
        // Bins are parts of the distance of labels, so that their edges are round numbers too.
        int parts = Math.max(1, (int) Math.round(BINS * across.step() / (across.high() - across.low())));
        double width = across.step() / parts;
        int[] counts = new int[(int) Math.round((across.high() - across.low()) / width)];
        for (double value : finite) {
            counts[Math.clamp((int) ((value - across.low()) / width), 0, counts.length - 1)]++;
        }
        double most = Arrays.stream(counts).max().orElse(1);
        Axis up = up(new double[] {0, most});
        axes(across, up);
        for (int n = 0; n < counts.length; n++) {
            double left = across.at(across.low() + n * width);
            double right = across.at(across.low() + (n + 1) * width);
            add(
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                    left + 0.5, up.at(counts[n]), right - left - 1, up.at(0) - up.at(counts[n]), FIRST);
        }
    }

    private static Axis across(double[] values) {
        return Axis.over(values, LEFT, WIDTH - RIGHT);
    }

    private static Axis up(double[] values) {
        return Axis.over(values, HEIGHT - BOTTOM, TOP);
    }

    private void axes(Axis across, Axis up) {
        for (double value : across.labelled()) {
            add(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#e4e4e4\"/>",
                    across.at(value), TOP, across.at(value), HEIGHT - BOTTOM);
            text(across.at(value), HEIGHT - BOTTOM + 20, "middle", "", across.label(value));
        }
        for (double value : up.labelled()) {
            add(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e4e4e4\"/>",
                    LEFT, up.at(value), WIDTH - RIGHT, up.at(value));
            text(LEFT - 8, up.at(value) + 4.5, "end", "", up.label(value));
        }
        add("<path d=\"M%d %d V%d H%d\" fill=\"none\" stroke=\"#222\"/>", LEFT, TOP, HEIGHT - BOTTOM, WIDTH - RIGHT);
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 18, "middle", "", label(x));
        double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
        text(
                22,
                middle,
                "middle",
                String.format(Locale.ROOT, "transform=\"rotate(-90 22 %.1f)\"", middle),
                y.isEmpty() ? "count" : label(y.getLast()));
    }

    /** Labels a column, such as {@code delay in µs} for {@code delay_us}. */
    private static String label(String column) {
        String unit = UNITS.get(column.substring(column.lastIndexOf('_') + 1));
        return words(column) + (unit == null ? "" : " in " + unit);
    }

    /** A column's name without its unit. */
    private static String words(String column) {
        return String.join(
                " ",
                Stream.of(column.split("_"))
                        .filter(word -> !UNITS.containsKey(word))
                        .toList());
    }

    private void text(double x, double y, String anchor, String more, String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>", x, y, anchor, more, safe);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
