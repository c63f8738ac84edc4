package org.ranvier.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ranvier.figures.scale.Projection;
import org.ranvier.figures.scale.Range;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Tone;

/** A plot: axes, marks, legend and the bar of its colours. */
final class PlotDrawing implements Drawing {

    /** Opacity of bands. */
    static final double PALE = 0.25;
    /** Opacity of histograms, which overlap. */
    static final double HALF = 0.45;

    private final Plot plot;
    private final Style style;
    private final double em;
    private final Extent extent;
    private final Range x;
    private final Range y;
    private final AxisDrawing across;
    private final AxisDrawing up;
    private final Inks inks;
    private final Legend legend;
    private final Optional<ColourScale> colours;

    PlotDrawing(Plot plot, Style style) {
        this.plot = plot;
        this.style = style;
        this.em = style.em();
        this.extent = new Extent(plot);
        this.x = extent.x();
        this.y = extent.y();
        this.across = new AxisDrawing(plot.x(), x, style);
        this.up = new AxisDrawing(plot.y(), y, style);
        this.inks = new Inks(plot.marks());
        this.legend = new Legend(plot.marks(), inks, style);
        this.colours = colours(plot.marks());
    }

    /** All maps of a plot have one scale: that of the first, over the numbers of all. */
    private static Optional<ColourScale> colours(List<Mark> marks) {
        double[] values = marks.stream()
                .flatMapToDouble(mark -> switch (mark) {
                    case Mark.Heatmap map -> Arrays.stream(map.values()).flatMapToDouble(Arrays::stream);
                    case Mark.Matrix matrix -> Arrays.stream(matrix.values()).flatMapToDouble(Arrays::stream);
                    case Mark.Cells cells -> Arrays.stream(cells.values());
                    default -> Arrays.stream(new double[0]);
                })
                .toArray();
        return marks.stream()
                .flatMap(mark -> switch (mark) {
                    case Mark.Heatmap map -> java.util.stream.Stream.of(map.colours());
                    case Mark.Matrix matrix -> java.util.stream.Stream.of(matrix.colours());
                    case Mark.Cells cells -> java.util.stream.Stream.of(cells.colours());
                    default -> java.util.stream.Stream.empty();
                })
                .findFirst()
                .map(scale -> scale.over(values));
    }

    private Optional<ColourBar> bar() {
        return colours.filter(scale -> !scale.label().isEmpty() || !scale.unit().isEmpty())
                .filter(_ -> !extent.isEmpty())
                .map(scale -> new ColourBar(scale, style));
    }

    @Override
    public double aspect() {
        return plot.aspect();
    }

    @Override
    public double left(double height) {
        return up.beside(height);
    }

    @Override
    public double right() {
        // Names of rules stand there, where no line crosses them; and half of the last label of the level axis.
        double names = plot.marks().stream()
                .mapToDouble(mark -> mark instanceof Mark.Rule rule && rule.level() ? style.width(rule.name()) : 0)
                .max()
                .orElse(0);
        return Math.max(bar().map(ColourBar::width).orElse(1.2 * em), names == 0 ? 0 : names + 0.4 * em);
    }

    @Override
    public double top(double width) {
        return title(width).size() * 1.4 * Style.TITLE * em + legend.height(width) + 0.3 * em;
    }

    private List<String> title(double width) {
        return style.wrapped(plot.title(), Style.TITLE * em, width);
    }

    @Override
    public double bottom(double width) {
        return across.below(width);
    }

    @Override
    public void draw(Scene scene, Box area) {
        List<String> title = title(area.width());
        double line = 1.4 * Style.TITLE * em;
        double top = area.top() - top(area.width());
        for (int n = 0; n < title.size(); n++) {
            style.sized(
                    scene,
                    title.get(n),
                    area.left(),
                    top + (n + 0.5) * line,
                    Style.TITLE * em,
                    Item.Anchor.START,
                    Paint.of(Tone.TEXT));
        }
        boolean map = plot.marks().stream()
                .anyMatch(m -> m instanceof Mark.Heatmap || m instanceof Mark.Matrix || m instanceof Mark.Raster);
        across.drawBelow(scene, area, !map && !extent.isEmpty());
        up.drawBeside(scene, area, !map && !extent.isEmpty());
        legend.draw(scene, area);
        if (extent.isEmpty()) {
            style.text(
                    scene,
                    plot.marks().stream().anyMatch(m -> m instanceof Mark.Raster) ? "no spikes" : "no data",
                    area.left() + area.width() / 2,
                    area.top() + area.height() / 2,
                    Item.Anchor.MIDDLE,
                    Tone.QUIET);
        } else {
            marks(scene, area);
        }
        scene.stroke(
                new Outline()
                        .move(area.left(), area.top())
                        .line(area.left(), area.bottom())
                        .line(area.right(), area.bottom()),
                style.axis());
        bar().ifPresent(bar -> bar.draw(scene, area));
    }

    private void marks(Scene scene, Box area) {
        Projection h = across.projection(area.left(), area.right());
        Projection v = up.projection(area.bottom(), area.top());
        LineDrawing lines = new LineDrawing(scene, area, h, v, style);
        BarDrawing bars = new BarDrawing(scene, area, h, v, style);
        CellDrawing cells = new CellDrawing(scene, area, h, v, style);
        List<String> names = plot.marks().stream()
                .filter(Mark.Bars.class::isInstance)
                .map(Inks::name)
                .distinct()
                .toList();
        for (Mark mark : plot.marks()) {
            Paint paint = Paint.of(inks.of(mark));
            switch (mark) {
                case Mark.Line line -> lines.line(line, paint);
                case Mark.Band band -> lines.band(band, paint);
                case Mark.Points points -> lines.points(points, paint);
                case Mark.Rule rule -> lines.rule(rule, paint);
                case Mark.Note note -> lines.note(note);
                case Mark.Bars group -> bars.bars(group, names.indexOf(group.name()), names.size(), paint);
                case Mark.Histogram histogram -> bars.histogram(histogram, extent.bins(), paint);
                case Mark.Raster raster -> bars.raster(raster, paint);
                case Mark.Heatmap heatmap -> cells.heatmap(heatmap, colours.orElseThrow());
                case Mark.Matrix matrix -> cells.matrix(matrix, colours.orElseThrow());
                case Mark.Cells places -> cells.cells(places, colours.orElseThrow());
            }
        }
    }
}
