package org.ranvier.figures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ranvier.figures.colour.ColourMap;
import org.ranvier.figures.scale.Projection;
import org.ranvier.figures.scale.Range;
import org.ranvier.figures.scale.Ticks;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Clip;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Stroke;
import org.ranvier.figures.scene.Tone;

/** Parallel coordinates. */
final class ParallelDrawing implements Drawing {

    private final Parallel parallel;
    private final Style style;
    private final double em;
    private final List<AxisDrawing> axes;
    private final ColourScale colours;

    ParallelDrawing(Parallel parallel, Style style) {
        this.parallel = parallel;
        this.style = style;
        this.em = style.em();
        this.axes = IntStream.range(0, parallel.axes().size())
                .mapToObj(n -> {
                    Axis axis = parallel.axes().get(n);
                    // Labels of a dense row of axes have no room for names that run upwards; they stand above.
                    Axis unnamed = new Axis("", "", axis.kind(), axis.low(), axis.high(), axis.categories());
                    return new AxisDrawing(unnamed, range(axis, column(n)), style);
                })
                .toList();
        this.colours = ColourScale.sequential("", "").over(column(parallel.colour()));
    }

    private double[] column(int axis) {
        return parallel.rows().stream().mapToDouble(row -> row[axis]).toArray();
    }

    private static Range range(Axis axis, double[] values) {
        if (AxisDrawing.named(axis)) {
            return new Range(-0.5, Math.max(1, axis.categories().size()) - 0.5);
        }
        boolean log = axis.kind() == Axis.Kind.LOG;
        Range range = log ? Range.above0(values) : Range.of(values);
        Range some = range.isEmpty() ? log ? new Range(1, 10) : new Range(0, 1) : range;
        if (log && some.low() == some.high()) {
            some = new Range(some.low() / 2, some.high() * 2);
        }
        return some.fixed(axis.low(), axis.high());
    }

    @Override
    public double aspect() {
        return parallel.aspect();
    }

    @Override
    public double left(double height) {
        return axes.getFirst().beside(height);
    }

    @Override
    public double right() {
        return 1.5 * em;
    }

    @Override
    public double top(double width) {
        double title = style.wrapped(parallel.title(), Style.TITLE * em, width).size() * 1.4 * Style.TITLE * em;
        return title + 2.9 * em;
    }

    @Override
    public double bottom(double width) {
        return 0.8 * em;
    }

    @Override
    public void draw(Scene scene, Box area) {
        double line = 1.4 * Style.TITLE * em;
        List<String> title = style.wrapped(parallel.title(), Style.TITLE * em, area.width());
        for (int n = 0; n < title.size(); n++) {
            double middle = area.top() - top(area.width()) + (n + 0.5) * line;
            style.sized(
                    scene, title.get(n), area.left(), middle, Style.TITLE * em, Item.Anchor.START, Paint.of(Tone.TEXT));
        }
        double step = area.width() / (axes.size() - 1);
        lines(scene, area, step);
        Outline upright = new Outline();
        for (int n = 0; n < axes.size(); n++) {
            axis(scene, area, n, area.left() + n * step, step);
            upright.segment(area.left() + n * step, area.top(), area.left() + n * step, area.bottom());
        }
        scene.stroke(upright, style.axis());
    }

    private void axis(Scene scene, Box area, int n, double x, double step) {
        Axis axis = parallel.axes().get(n);
        Item.Anchor anchor = n == 0 ? Item.Anchor.START : n == axes.size() - 1 ? Item.Anchor.END : Item.Anchor.MIDDLE;
        String label = style.cut(AxisDrawing.label(axis.label(), axis.unit()), Math.max(4 * em, 1.7 * step));
        // Every second name stands higher, so that neighbours do not touch.
        style.text(scene, label, x, area.top() - (n % 2 == 0 ? 0.9 : 2.1) * em, anchor, Tone.TEXT);
        Projection places = axes.get(n).projection(area.bottom(), area.top());
        Ticks ticks = axes.get(n).up(area.height());
        Outline marks = new Outline();
        for (int t = 0; t < ticks.values().size(); t++) {
            double y = places.at(ticks.values().get(t));
            marks.segment(x - 0.35 * em, y, x, y);
            String text = ticks.labels().get(t);
            double width = style.width(text) + 0.3 * em;
            Box behind = new Box(x - 0.5 * em - width, y - 0.55 * em, width, 1.1 * em);
            if (n > 0) {
                scene.fill(new Outline().box(behind), Paint.of(Tone.GROUND).at(0.75));
            }
            style.text(scene, text, x - 0.6 * em, y, Item.Anchor.END, Tone.TEXT);
        }
        scene.stroke(marks, style.axis());
    }

    private void lines(Scene scene, Box area, double step) {
        ColourMap map = style.map(colours);
        Clip clip = new Clip(area);
        Map<Double, Outline> byShare = new TreeMap<>();
        for (double[] row : parallel.rows()) {
            double value = row[parallel.colour()];
            if (!Double.isFinite(value)) {
                continue;
            }
            double[] xy = new double[2 * row.length];
            for (int n = 0; n < row.length; n++) {
                xy[2 * n] = area.left() + n * step;
                xy[2 * n + 1] =
                        axes.get(n).projection(area.bottom(), area.top()).at(row[n]);
            }
            // The palest colours would not show as lines.
            double share = 0.2 + 0.8 * (value - colours.low()) / (colours.high() - colours.low());
            clip.line(byShare.computeIfAbsent(Math.rint(50 * share) / 50, k -> new Outline()), xy);
        }
        if (byShare.isEmpty()) {
            double middle = area.left() + area.width() / 2;
            style.text(scene, "no data", middle, area.top() + area.height() / 2, Item.Anchor.MIDDLE, Tone.QUIET);
        }
        byShare.forEach((share, outline) ->
                scene.stroke(outline, Stroke.of(Paint.of(map.at(share)).at(0.8), 0.8 * style.line())));
    }
}
