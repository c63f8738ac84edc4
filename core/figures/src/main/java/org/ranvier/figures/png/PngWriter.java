package org.ranvier.figures.png;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ranvier.figures.colour.Palette;
import org.ranvier.figures.font.Font;
import org.ranvier.figures.font.Glyph;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Stroke;
import org.ranvier.figures.scene.Tone;

/** Draws a scene as a PNG file. */
public final class PngWriter {

    private static final double DPI = 96;
    private static final double POINTS_PER_INCH = 72;
    private static final long MOST_PIXELS = 100_000_000;
    private static final int CURVE = 6;

    private final Palette palette;
    private final double scale;
    private final Canvas canvas;
    private final Font font = Font.load();

    private PngWriter(Palette palette, double scale, Canvas canvas) {
        this.palette = palette;
        this.scale = scale;
        this.canvas = canvas;
    }

    /**
     * Returns the file.
     *
     * @param perPixel pixels of the image per pixel of CSS, 1/96 inch
     * @throws IllegalArgumentException if that is out of range, or the image would be too large
     */
    public static byte[] write(Scene scene, Palette palette, double perPixel) {
        if (!(perPixel >= 0.1 && perPixel <= 20)) {
            throw new IllegalArgumentException("a scale is 0.1 to 20, not " + perPixel);
        }
        double scale = perPixel * DPI / POINTS_PER_INCH;
        long width = Math.max(1, Math.round(scene.width() * scale));
        long height = Math.max(1, Math.round(scene.height() * scale));
        if (width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("an image of " + width + " by " + height + " pixels is too large");
        }
        Canvas canvas = new Canvas((int) width, (int) height, palette.rgb(Tone.GROUND));
        PngWriter writer = new PngWriter(palette, scale, canvas);
        for (Item item : scene.items()) {
            switch (item) {
                case Item.Shape shape -> writer.shape(shape);
                case Item.Text text -> writer.text(text);
                case Item.Picture picture -> writer.picture(picture);
            }
        }
        return PngFile.of(canvas.argb(), (int) width, perPixel * DPI);
    }

    private void shape(Item.Shape shape) {
        shape.fill().ifPresent(paint -> {
            List<double[]> areas = shape.outline().parts().stream()
                    .map(part -> scaled(part.xy()))
                    .toList();
            canvas.fill(areas, palette.rgb(paint), paint.opacity());
        });
        shape.stroke().ifPresent(stroke -> stroke(shape.outline(), stroke));
    }

    private void stroke(Outline outline, Stroke stroke) {
        List<double[]> lines = new ArrayList<>();
        for (Outline.Part part : outline.parts()) {
            double[] xy = scaled(part.xy());
            if (part.closed()) {
                xy = Arrays.copyOf(xy, xy.length + 2);
                xy[xy.length - 2] = xy[0];
                xy[xy.length - 1] = xy[1];
            }
            if (stroke.dash() > 0) {
                Dashes.add(xy, stroke.dash() * scale, lines);
            } else {
                lines.add(xy);
            }
        }
        Paint paint = stroke.paint();
        canvas.stroke(lines, stroke.width() * scale, stroke.round(), palette.rgb(paint), paint.opacity());
    }

    private double[] scaled(double[] points) {
        return Arrays.stream(points).map(p -> p * scale).toArray();
    }

    private void text(Item.Text text) {
        double size = text.size() * scale;
        double length = font.width(text.text(), size);
        double along = switch (text.anchor()) {
            case START -> 0;
            case MIDDLE -> -length / 2;
            case END -> -length;
        };
        List<double[]> areas = new ArrayList<>();
        for (int character : text.text().codePoints().toArray()) {
            Glyph glyph = font.glyph(character);
            for (double[][] contour : glyph.contours()) {
                double[] xy = flattened(contour);
                for (int n = 0; n < xy.length; n += 2) {
                    double right = along + xy[n] * size;
                    double rise = xy[n + 1] * size;
                    xy[n] = text.x() * scale + (text.upright() ? -rise : right);
                    xy[n + 1] = text.y() * scale - (text.upright() ? right : rise);
                }
                areas.add(xy);
            }
            along += glyph.advance() * size;
        }
        canvas.fill(areas, palette.rgb(text.paint()), text.paint().opacity());
    }

    /** A contour of quadratic curves as short lines; between two control points lies a point of the curve. */
    private static double[] flattened(double[][] contour) {
        List<double[]> points = new ArrayList<>();
        for (int n = 0; n < contour.length; n++) {
            double[] here = contour[n];
            double[] next = contour[(n + 1) % contour.length];
            points.add(here);
            if (here[2] == 0 && next[2] == 0) {
                points.add(new double[] {(here[0] + next[0]) / 2, (here[1] + next[1]) / 2, 1});
            }
        }
        int first = 0;
        while (points.get(first)[2] == 0) {
            first++;
        }
        List<double[]> line = new ArrayList<>();
        for (int n = 0; n < points.size(); n++) {
            double[] here = points.get((first + n) % points.size());
            if (here[2] == 1) {
                line.add(here);
                continue;
            }
            double[] from = points.get((first + n - 1) % points.size());
            double[] to = points.get((first + n + 1) % points.size());
            for (int step = 1; step < CURVE; step++) {
                double t = (double) step / CURVE;
                double a = (1 - t) * (1 - t);
                double b = 2 * t * (1 - t);
                double c = t * t;
                line.add(new double[] {a * from[0] + b * here[0] + c * to[0], a * from[1] + b * here[1] + c * to[1]});
            }
        }
        double[] xy = new double[2 * line.size()];
        for (int n = 0; n < line.size(); n++) {
            xy[2 * n] = line.get(n)[0];
            xy[2 * n + 1] = line.get(n)[1];
        }
        return xy;
    }

    private void picture(Item.Picture picture) {
        Box box = picture.box();
        canvas.picture(
                box.left() * scale,
                box.top() * scale,
                box.right() * scale,
                box.bottom() * scale,
                picture.columns(),
                picture.argb());
    }
}
