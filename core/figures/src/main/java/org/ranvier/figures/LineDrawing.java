package org.ranvier.figures;

import java.util.Arrays;
import org.ranvier.figures.scale.Projection;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Clip;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Stroke;
import org.ranvier.figures.scene.Tone;

/** Lines, bands, dots and rules. */
final class LineDrawing {

    /** More dots than these are smaller, and let others show through. */
    private static final int MANY = 150;

    private final Scene scene;
    private final Box area;
    private final Clip clip;
    private final Projection across;
    private final Projection up;
    private final Style style;
    private final double em;

    LineDrawing(Scene scene, Box area, Projection across, Projection up, Style style) {
        this.scene = scene;
        this.area = area;
        this.clip = new Clip(area);
        this.across = across;
        this.up = up;
        this.style = style;
        this.em = style.em();
    }

    void line(Mark.Line line, Paint paint) {
        double[] xy = new double[2 * line.x().length];
        for (int n = 0; n < line.x().length; n++) {
            xy[2 * n] = across.at(line.x()[n]);
            xy[2 * n + 1] = up.at(line.y()[n]);
        }
        Outline outline = new Outline();
        clip.line(outline, Thinned.line(xy));
        Stroke stroke = Stroke.of(paint, style.line());
        scene.stroke(outline, line.dashed() ? stroke.dashed(0.4 * em) : stroke);
        dots(alone(xy), Stroke.dots(paint, 2 * style.line()));
    }

    /** Numbers between gaps, of which no line would show. */
    private static double[] alone(double[] xy) {
        double[] kept = new double[xy.length];
        int length = 0;
        for (int n = 0; n < xy.length; n += 2) {
            if (!gap(xy, n) && gap(xy, n - 2) && gap(xy, n + 2)) {
                kept[length++] = xy[n];
                kept[length++] = xy[n + 1];
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static boolean gap(double[] xy, int n) {
        return n < 0 || n >= xy.length || Double.isNaN(xy[n]) || Double.isNaN(xy[n + 1]);
    }

    void band(Mark.Band band, Paint paint) {
        Outline outline = new Outline();
        int count = band.x().length;
        int first = 0;
        for (int n = 0; n <= count; n++) {
            if (n == count || !finite(band, n)) {
                stretch(band, first, n, outline);
                first = n + 1;
            }
        }
        scene.fill(outline, paint.at(PlotDrawing.PALE));
    }

    private boolean finite(Mark.Band band, int n) {
        return !Double.isNaN(across.at(band.x()[n]) + up.at(band.low()[n]) + up.at(band.high()[n]));
    }

    private void stretch(Mark.Band band, int from, int to, Outline outline) {
        double[] xy = new double[4 * Math.max(0, to - from)];
        for (int n = from; n < to; n++) {
            int there = 2 * (n - from);
            int back = xy.length - 2 - there;
            xy[there] = xy[back] = across.at(band.x()[n]);
            xy[there + 1] = up.at(band.low()[n]);
            xy[back + 1] = up.at(band.high()[n]);
        }
        clip.area(outline, xy);
    }

    void points(Mark.Points points, Paint paint) {
        boolean many = points.x().length > MANY;
        double[] xy = new double[2 * points.x().length];
        Outline whiskers = new Outline();
        for (int n = 0; n < points.x().length; n++) {
            double x = xy[2 * n] = across.at(points.x()[n]);
            xy[2 * n + 1] = up.at(points.y()[n]);
            double error = points.error().length == 0 ? 0 : points.error()[n];
            if (error > 0 && !Double.isNaN(x)) {
                whisker(whiskers, clip, x, up.at(points.y()[n] - error), up.at(points.y()[n] + error), 0.25 * em);
            }
        }
        scene.stroke(whiskers, Stroke.of(paint, 0.7 * style.line()));
        dots(xy, Stroke.dots(paint.at(many ? 0.6 : 0.9), (many ? 0.35 : 0.55) * em));
    }

    /** An upright line with a short level one at either end. */
    static void whisker(Outline outline, Clip clip, double x, double low, double high, double half) {
        clip.line(outline, new double[] {x, low, x, high});
        clip.line(outline, new double[] {x - half, low, x + half, low});
        clip.line(outline, new double[] {x - half, high, x + half, high});
    }

    private void dots(double[] xy, Stroke dots) {
        Outline outline = new Outline();
        for (int n = 0; n < xy.length; n += 2) {
            if (clip.shows(xy[n], xy[n + 1])) {
                outline.move(xy[n], xy[n + 1]);
            }
        }
        scene.stroke(outline, dots);
    }

    void rule(Mark.Rule rule, Paint paint) {
        double at = rule.level() ? up.at(rule.at()) : across.at(rule.at());
        double[] xy = rule.level()
                ? new double[] {area.left(), at, area.right(), at}
                : new double[] {at, area.top(), at, area.bottom()};
        Outline outline = new Outline();
        clip.line(outline, xy);
        if (outline.isEmpty()) {
            return;
        }
        scene.stroke(outline, Stroke.of(paint, 0.7 * style.line()).dashed(0.4 * em));
        double size = 0.9 * em;
        if (rule.level()) {
            style.sized(scene, rule.name(), area.right() + 0.4 * em, at, size, Item.Anchor.START, paint);
        } else {
            boolean left = area.right() - at < style.width(rule.name()) + 0.4 * em;
            style.sized(
                    scene,
                    rule.name(),
                    left ? at - 0.3 * em : at + 0.3 * em,
                    area.top() + 0.6 * em,
                    size,
                    left ? Item.Anchor.END : Item.Anchor.START,
                    paint);
        }
    }

    void note(Mark.Note note) {
        double x = across.at(note.x());
        double y = up.at(note.y());
        if (clip.shows(x, y)) {
            style.sized(scene, note.text(), x, y - 0.95 * em, 0.85 * em, Item.Anchor.MIDDLE, Paint.of(Tone.TEXT));
        }
    }
}
