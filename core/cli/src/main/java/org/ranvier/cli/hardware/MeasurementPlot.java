package org.ranvier.cli.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ranvier.api.hardware.Measurement;
import org.ranvier.figures.Axis;
import org.ranvier.figures.Ink;
import org.ranvier.figures.Mark;
import org.ranvier.figures.Plot;

/**
 * A measurement as a plot: one variable as a histogram, two as points, more as what was to be and what was measured.
 */
final class MeasurementPlot {

    /** Units as columns name them, and as people write them. */
    private static final Map<String, String> UNITS = Map.of("us", "µs", "ms", "ms", "mv", "mV", "hz", "Hz");

    private MeasurementPlot() {}

    static Plot of(Measurement measurement) {
        String first = measurement.variables().getFirst();
        List<String> others =
                measurement.variables().subList(1, measurement.variables().size());
        double[] x = measurement.column(first);
        if (others.isEmpty()) {
            return Plot.of(axis(first), Axis.whole("count"), Mark.histogram("", x))
                    .titled(measurement.title());
        }
        List<Mark> marks = new ArrayList<>();
        boolean line = others.size() > 1;
        if (line) {
            marks.add(
                    new Mark.Line(words(others.getFirst()), x, measurement.column(others.getFirst()), Ink.BLUE, false));
        }
        for (String name : line ? others.subList(1, others.size()) : others) {
            String says = line ? words(name) + ", measured" : "";
            marks.add(
                    new Mark.Points(says, x, measurement.column(name), new double[0], line ? Ink.VERMILION : Ink.BLUE));
        }
        return Plot.of(axis(first), axis(others.getLast()), marks.toArray(Mark[]::new))
                .titled(measurement.title());
    }

    /** A column such as {@code delay_us} as a quantity and its unit. */
    private static Axis axis(String column) {
        return Axis.of(words(column), UNITS.getOrDefault(column.substring(column.lastIndexOf('_') + 1), ""));
    }

    /** A column's name without its unit. */
    private static String words(String column) {
        return String.join(
                " ",
                Stream.of(column.split("_"))
                        .filter(word -> !UNITS.containsKey(word))
                        .toList());
    }
}
