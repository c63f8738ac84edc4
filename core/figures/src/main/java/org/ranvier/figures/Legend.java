package org.ranvier.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Stroke;
import org.ranvier.figures.scene.Tone;

/** Names of marks above a plot, where they cover nothing. */
final class Legend {

    private static final double SWATCH = 1.6;
    private static final double ROW = 1.35;

    private final Style style;
    private final double em;
    private final Map<String, List<Mark>> named = new LinkedHashMap<>();
    private final Inks inks;

    Legend(List<Mark> marks, Inks inks, Style style) {
        this.style = style;
        this.em = style.em();
        this.inks = inks;
        for (Mark mark : marks) {
            String name = Inks.name(mark);
            if (!name.isEmpty() && !(mark instanceof Mark.Rule)) {
                named.computeIfAbsent(name, n -> new ArrayList<>()).add(mark);
            }
        }
    }

    double height(double width) {
        return named.isEmpty() ? 0 : (rows(width).size() * ROW + 0.2) * em;
    }

    private List<List<String>> rows(double width) {
        List<List<String>> rows = new ArrayList<>();
        double used = Double.POSITIVE_INFINITY;
        for (String name : named.keySet()) {
            double need = width(name);
            if (used + need > width) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.getLast().add(name);
            used += need;
        }
        return rows;
    }

    private double width(String name) {
        return (SWATCH + 1.6) * em + style.width(name);
    }

    /** Draws it just above an area. */
    void draw(Scene scene, Box area) {
        double y = area.top() - height(area.width()) + ROW * em / 2 - 0.1 * em;
        for (List<String> row : rows(area.width())) {
            double x = area.left();
            for (String name : row) {
                for (Mark mark : named.get(name)) {
                    swatch(scene, mark, x, y);
                }
                style.text(
                        scene,
                        style.cut(name, area.width() - (SWATCH + 0.4) * em),
                        x + (SWATCH + 0.4) * em,
                        y,
                        Item.Anchor.START,
                        Tone.TEXT);
                x += width(name);
            }
            y += ROW * em;
        }
    }

    private void swatch(Scene scene, Mark mark, double x, double y) {
        Paint paint = Paint.of(inks.of(mark));
        Box box = new Box(x, y - 0.35 * em, SWATCH * em, 0.7 * em);
        switch (mark) {
            case Mark.Line line -> {
                Stroke stroke = Stroke.of(paint, style.line());
                scene.stroke(
                        new Outline().segment(x, y, x + SWATCH * em, y),
                        line.dashed() ? stroke.dashed(0.4 * em) : stroke);
            }
            case Mark.Band _ -> scene.fill(new Outline().box(box), paint.at(PlotDrawing.PALE));
            case Mark.Histogram _ -> scene.fill(new Outline().box(box), paint.at(PlotDrawing.HALF));
            case Mark.Points _ ->
                scene.stroke(new Outline().move(x + SWATCH * em / 2, y), Stroke.dots(paint, 0.55 * em));
            case Mark.Raster _ -> {
                Outline strokes = new Outline();
                for (double at : new double[] {0.3, 0.8, 1.3}) {
                    strokes.segment(x + at * em, box.top(), x + at * em, box.bottom());
                }
                scene.stroke(strokes, Stroke.of(paint, style.line()));
            }
            default -> scene.fill(new Outline().box(box), paint);
        }
    }
}
