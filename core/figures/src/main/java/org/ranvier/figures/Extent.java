package org.ranvier.figures;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.ranvier.figures.scale.Range;

/** How far the marks of a plot reach. */
final class Extent {

    private final Plot plot;
    private final Bins bins;

    Extent(Plot plot) {
        this.plot = plot;
        List<Mark.Histogram> histograms = plot.marks().stream()
                .filter(Mark.Histogram.class::isInstance)
                .map(Mark.Histogram.class::cast)
                .toList();
        this.bins = Bins.of(
                histograms.stream()
                        .flatMapToDouble(h -> Arrays.stream(h.values()))
                        .toArray(),
                histograms.stream().mapToDouble(Mark.Histogram::bin).max().orElse(0));
    }

    Bins bins() {
        return bins;
    }

    /** Whether there is nothing to see. */
    boolean isEmpty() {
        List<Mark> data = plot.marks().stream()
                .filter(mark -> !(mark instanceof Mark.Rule))
                .toList();
        return over(data, plot.x(), this::across).isEmpty()
                || over(data, plot.y(), this::up).isEmpty();
    }

    Range x() {
        boolean tight =
                plot.marks().stream().noneMatch(mark -> mark instanceof Mark.Points || mark instanceof Mark.Note);
        return ends(plot.x(), over(plot.marks(), plot.x(), this::across), tight ? 0 : 0.04, false);
    }

    Range y() {
        boolean fromZero = plot.marks().stream().anyMatch(m -> m instanceof Mark.Bars || m instanceof Mark.Histogram);
        boolean tight = plot.marks().stream()
                .allMatch(m -> m instanceof Mark.Raster
                        || m instanceof Mark.Heatmap
                        || m instanceof Mark.Cells
                        || m instanceof Mark.Rule);
        return ends(plot.y(), over(plot.marks(), plot.y(), this::up), tight ? 0 : 0.06, fromZero);
    }

    private static Range ends(Axis axis, Range data, double padding, boolean fromZero) {
        if (AxisDrawing.named(axis)) {
            return new Range(-0.5, Math.max(1, axis.categories().size()) - 0.5).fixed(axis.low(), axis.high());
        }
        boolean log = axis.kind() == Axis.Kind.LOG;
        Range some = data.isEmpty() ? log ? new Range(1, 10) : new Range(0, 1) : data;
        if (some.low() == some.high() && log) {
            some = new Range(some.low() / 2, some.high() * 2);
        }
        Range wide = some.fixed(Double.NaN, Double.NaN).padded(padding, log);
        double low = fromZero && some.low() == 0 ? 0 : wide.low();
        double high = fromZero && some.high() == 0 ? 0 : wide.high();
        return new Range(low, high).fixed(axis.low(), axis.high());
    }

    private static Range over(List<Mark> marks, Axis axis, Function<Mark, double[]> numbers) {
        Range range = Range.NONE;
        for (Mark mark : marks) {
            double[] values = numbers.apply(mark);
            range = range.and(axis.kind() == Axis.Kind.LOG ? Range.above0(values) : Range.of(values));
        }
        return range;
    }

    private double[] across(Mark mark) {
        return switch (mark) {
            case Mark.Line line -> line.x();
            case Mark.Band band -> band.x();
            case Mark.Points points -> points.x();
            case Mark.Bars bars ->
                bars.heights().length == 0 ? none() : new double[] {-0.5, bars.heights().length - 0.5};
            case Mark.Histogram histogram ->
                Range.of(histogram.values()).isEmpty() ? none() : new double[] {bins.low(), bins.high()};
            case Mark.Raster raster -> raster.times();
            case Mark.Heatmap map -> map.values().length == 0 ? none() : new double[] {map.left(), map.right()};
            case Mark.Matrix matrix ->
                matrix.values().length == 0 ? none() : new double[] {0, matrix.values()[0].length};
            case Mark.Cells cells -> about(cells.x(), cells.width());
            case Mark.Rule rule -> rule.level() ? none() : new double[] {rule.at()};
            case Mark.Note note -> new double[] {note.x()};
        };
    }

    private double[] up(Mark mark) {
        return switch (mark) {
            case Mark.Line line -> line.y();
            case Mark.Band band -> joined(band.low(), band.high());
            case Mark.Points points -> about(points.y(), points.error());
            case Mark.Bars bars ->
                bars.heights().length == 0 ? none() : joined(about(bars.heights(), bars.error()), new double[] {0});
            case Mark.Histogram histogram -> counted(histogram);
            case Mark.Raster raster -> raster.count() == 0 ? none() : new double[] {-0.5, raster.count() - 0.5};
            case Mark.Heatmap map -> map.values().length == 0 ? none() : new double[] {map.bottom(), map.top()};
            case Mark.Matrix matrix -> matrix.values().length == 0 ? none() : new double[] {0, matrix.values().length};
            case Mark.Cells cells -> about(cells.y(), cells.height());
            case Mark.Rule rule -> rule.level() ? new double[] {rule.at()} : none();
            case Mark.Note note -> new double[] {note.y()};
        };
    }

    private double[] counted(Mark.Histogram histogram) {
        if (Range.of(histogram.values()).isEmpty()) {
            return none();
        }
        return new double[] {
            0, Arrays.stream(bins.counts(histogram.values())).max().orElse(0)
        };
    }

    private static double[] none() {
        return new double[0];
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static double[] about(double[] middles, double width) {
        double[] half = new double[middles.length];
        Arrays.fill(half, width / 2);
        return about(middles, half);
    }

    private static double[] about(double[] middles, double[] half) {
        double[] ends = new double[2 * middles.length];
        for (int n = 0; n < middles.length; n++) {
            double by = n < half.length && Double.isFinite(half[n]) ? half[n] : 0;
            ends[2 * n] = middles[n] - by;
            ends[2 * n + 1] = middles[n] + by;
        }
        return ends;
    }
}
