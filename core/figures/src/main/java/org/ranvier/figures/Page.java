package org.ranvier.figures;

import java.util.Arrays;
import java.util.List;
import org.ranvier.figures.font.Font;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Tone;

/**
 * Lays panels out: all areas are equally wide, those of one column begin at one place, those of one row at one height.
 */
final class Page {

    private static final double MARGIN = 0.6;
    private static final double GAP = 1.4;
    private static final double LEAST = 4;

    /** Panels that are narrower, with their labels, cannot be read. */
    private static final double NARROWEST = 12;

    private final Figure figure;
    private final Style style;
    private final List<Drawing> drawings;
    private final double em;

    Page(Figure figure) {
        this.figure = figure;
        this.em = figure.size().fontPt();
        this.style = new Style(Font.load(), em, figure.palette());
        this.drawings = figure.panels().stream().map(this::drawing).toList();
    }

    private Drawing drawing(Panel panel) {
        return switch (panel) {
            case Plot plot -> new PlotDrawing(plot, style);
            case Parallel parallel -> new ParallelDrawing(parallel, style);
        };
    }

    private int columns(double width) {
        int fitting = (int) ((width - 2 * MARGIN * em + GAP * em) / ((NARROWEST + GAP) * em));
        return Math.clamp(Math.min(figure.columns(), drawings.size()), 1, Math.max(1, fitting));
    }

    Scene draw() {
        double width = figure.size().widthPt();
        int columns = columns(width);
        double cell = (width - 2 * MARGIN * em - (columns - 1) * GAP * em) / columns;
        double[] left = new double[columns];
        double[] right = new double[columns];
        for (int n = 0; n < drawings.size(); n++) {
            Drawing drawing = drawings.get(n);
            // An area's height follows from its width, which the labels beside it leave; they hardly depend on it.
            double guess = drawing.aspect() * Math.max(LEAST * em, cell - 4 * em);
            left[n % columns] = Math.max(left[n % columns], drawing.left(guess));
            right[n % columns] = Math.max(right[n % columns], drawing.right());
        }
        double labels = Arrays.stream(left).sum() + Arrays.stream(right).sum();
        double w = Math.max(LEAST * em, cell - labels / columns);
        double[] from = new double[columns];
        double x = MARGIN * em;
        for (int c = 0; c < columns; c++) {
            from[c] = x + left[c];
            x = from[c] + w + right[c] + GAP * em;
        }
        double size = Style.TITLE * 1.1 * em;
        List<String> title = style.wrapped(figure.title(), size, width - 2 * MARGIN * em);
        double y = MARGIN * em + title.size() * 1.3 * size + (title.isEmpty() ? 0 : 0.5 * em);
        Box[] areas = new Box[drawings.size()];
        for (int first = 0; first < drawings.size(); first += columns) {
            List<Drawing> row = drawings.subList(first, Math.min(first + columns, drawings.size()));
            double top = 0;
            double bottom = 0;
            for (int c = 0; c < row.size(); c++) {
                top = Math.max(top, row.get(c).top(w));
                bottom = Math.max(bottom, row.get(c).aspect() * w + row.get(c).bottom(w));
                areas[first + c] = new Box(from[c], y, w, row.get(c).aspect() * w);
            }
            for (int c = 0; c < row.size(); c++) {
                Box box = areas[first + c];
                areas[first + c] = new Box(box.left(), y + top, box.width(), box.height());
            }
            y += top + bottom + 0.8 * em;
        }
        Scene scene = new Scene(figure.title(), Math.max(width, x - GAP * em + MARGIN * em), y);
        for (int n = 0; n < title.size(); n++) {
            double middle = MARGIN * em + (n + 0.6) * 1.3 * size;
            style.sized(scene, title.get(n), MARGIN * em, middle, size, Item.Anchor.START, Paint.of(Tone.TEXT));
        }
        for (int n = 0; n < areas.length; n++) {
            drawings.get(n).draw(scene, areas[n]);
        }
        return scene;
    }
}
