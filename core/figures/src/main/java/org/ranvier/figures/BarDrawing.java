package org.ranvier.figures;

import org.ranvier.figures.scale.Projection;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Clip;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Stroke;
import org.ranvier.figures.scene.Tone;

/** Bars, histograms and spikes. */
final class BarDrawing {

    /** Of the room of a category. */
    private static final double FILLED = 0.8;
    /** More spikes than these become a picture, which is smaller than as many lines. */
    private static final int MANY = 20_000;
    /** Cells of such a picture per point. */
    private static final int FINE = 2;

    private final Scene scene;
    private final Box area;
    private final Clip clip;
    private final Projection across;
    private final Projection up;
    private final Style style;

    BarDrawing(Scene scene, Box area, Projection across, Projection up, Style style) {
        this.scene = scene;
        this.area = area;
        this.clip = new Clip(area);
        this.across = across;
        this.up = up;
        this.style = style;
    }

    /** One group of bars, and how many stand side by side. */
    void bars(Mark.Bars bars, int place, int groups, Paint paint) {
        Outline outline = new Outline();
        Outline whiskers = new Outline();
        double zero = zero();
        double width = FILLED / groups;
        for (int n = 0; n < bars.heights().length; n++) {
            double left = n - FILLED / 2 + place * width;
            double end = up.at(bars.heights()[n]);
            if (Double.isNaN(end)) {
                continue;
            }
            clip.box(outline, across.at(left), Math.min(zero, end), across.at(left + width), Math.max(zero, end));
            double error = bars.error().length == 0 ? 0 : bars.error()[n];
            if (error > 0) {
                double low = up.at(bars.heights()[n] - error);
                double middle = across.at(left + width / 2);
                LineDrawing.whisker(whiskers, clip, middle, low, up.at(bars.heights()[n] + error), 0.25 * style.em());
            }
        }
        scene.fill(outline, paint.at(0.85));
        scene.stroke(whiskers, Stroke.of(Paint.of(Tone.TEXT), 0.6 * style.line()));
    }

    /** Where bars begin; on a logarithmic axis, which has no zero, at its foot. */
    private double zero() {
        double zero = up.at(0);
        return Double.isNaN(zero) ? area.bottom() : Math.clamp(zero, area.top(), area.bottom());
    }

    void histogram(Mark.Histogram histogram, Bins bins, Paint paint) {
        int[] counts = bins.counts(histogram.values());
        double zero = zero();
        double[] xy = new double[4 * counts.length + 4];
        xy[0] = across.at(bins.low());
        xy[1] = zero;
        for (int n = 0; n < counts.length; n++) {
            double y = counts[n] == 0 ? zero : up.at(counts[n]);
            xy[4 * n + 2] = across.at(bins.low() + n * bins.width());
            xy[4 * n + 4] = across.at(bins.low() + (n + 1) * bins.width());
            xy[4 * n + 3] = xy[4 * n + 5] = y;
        }
        xy[xy.length - 2] = across.at(bins.high());
        xy[xy.length - 1] = zero;
        Outline inside = new Outline();
        clip.area(inside, xy);
        scene.fill(inside, paint.at(PlotDrawing.HALF));
        Outline edge = new Outline();
        clip.line(edge, xy);
        scene.stroke(edge, Stroke.of(paint, 0.7 * style.line()));
    }

    void raster(Mark.Raster raster, Paint paint) {
        double row = Math.abs(up.at(1) - up.at(0));
        if (raster.times().length > MANY) {
            picture(raster, paint, row);
            return;
        }
        Outline outline = new Outline();
        // As wide as a tick would be in a sparse raster, and no wider than a neuron is high.
        double height = Math.clamp(0.9 * row, 1.1, 1.6 * style.em());
        for (int n = 0; n < raster.times().length; n++) {
            double x = across.at(raster.times()[n]);
            double y = up.at(raster.neurons()[n]);
            clip.line(outline, new double[] {x, y - height / 2, x, y + height / 2});
        }
        scene.stroke(outline, Stroke.of(paint, Math.clamp(0.35 * height, 0.6 * style.line(), style.line())));
    }

    private void picture(Mark.Raster raster, Paint paint, double row) {
        int columns = (int) Math.ceil(FINE * area.width());
        int rows = (int) Math.ceil(FINE * area.height());
        int[] argb = new int[rows * columns];
        int colour = 0xff000000 | style.palette().rgb(paint);
        int high = Math.max(1, (int) Math.round(0.9 * row * FINE));
        int wide = Math.clamp(Math.round(FINE * 0.5 * style.line()), 1, high);
        for (int n = 0; n < raster.times().length; n++) {
            double x = across.at(raster.times()[n]);
            double y = up.at(raster.neurons()[n]);
            if (!clip.shows(x, y)) {
                continue;
            }
            int left = Math.clamp((long) ((x - area.left()) / area.width() * columns) - wide / 2, 0, columns - wide);
            int top = Math.clamp((long) ((y - area.top()) / area.height() * rows) - high / 2, 0, rows - high);
            for (int r = top; r < top + high; r++) {
                for (int c = left; c < left + wide; c++) {
                    argb[r * columns + c] = colour;
                }
            }
        }
        scene.add(new Item.Picture(area, columns, argb));
    }
}
