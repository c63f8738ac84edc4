package org.ranvier.figures;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ranvier.figures.colour.ColourMap;
import org.ranvier.figures.scale.Projection;
import org.ranvier.figures.scene.Box;
import org.ranvier.figures.scene.Clip;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Outline;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Stroke;

/** Numbers as colours. */
final class CellDrawing {

    /** More cells than these become a picture. */
    private static final int MANY = 10_000;

    private static final double LEAST = 0.6;

    private final Scene scene;
    private final Clip clip;
    private final Projection across;
    private final Projection up;
    private final Style style;

    CellDrawing(Scene scene, Box area, Projection across, Projection up, Style style) {
        this.scene = scene;
        this.clip = new Clip(area.grown(1e-6));
        this.across = across;
        this.up = up;
        this.style = style;
    }

    private static double share(ColourScale scale, double value) {
        return Double.isFinite(value) ? (value - scale.low()) / (scale.high() - scale.low()) : Double.NaN;
    }

    void heatmap(Mark.Heatmap map, ColourScale scale) {
        int rows = map.values().length;
        int columns = rows == 0 ? 0 : map.values()[0].length;
        if (columns == 0) {
            return;
        }
        double width = (map.right() - map.left()) / columns;
        double height = (map.top() - map.bottom()) / rows;
        ColourMap colours = style.map(scale);
        boolean whole = clip.shows(across.at(map.left()), up.at(map.bottom()))
                && clip.shows(across.at(map.right()), up.at(map.top()));
        if (rows * (long) columns > MANY && whole) {
            picture(map, scale, colours);
            return;
        }
        Map<Integer, Outline> byColour = new TreeMap<>();
        for (int r = 0; r < rows; r++) {
            double bottom = up.at(map.bottom() + r * height);
            double top = up.at(map.bottom() + (r + 1) * height);
            int from = 0;
            for (int c = 1; c <= columns; c++) {
                int colour = colours.at(share(scale, map.values()[r][from]));
                if (c == columns || colours.at(share(scale, map.values()[r][c])) != colour) {
                    double left = across.at(map.left() + from * width);
                    double right = across.at(map.left() + c * width);
                    clip.box(
                            byColour.computeIfAbsent(colour, k -> new Outline()),
                            left,
                            Math.min(top, bottom),
                            right,
                            Math.max(top, bottom));
                    from = c;
                }
            }
        }
        byColour.forEach((rgb, outline) -> {
            Paint paint = Paint.of(rgb);
            // A thin edge, so that the ground does not show between neighbours.
            scene.add(outline, Optional.of(paint), Optional.of(Stroke.of(paint, 0.2)));
        });
    }

    private void picture(Mark.Heatmap map, ColourScale scale, ColourMap colours) {
        int rows = map.values().length;
        int columns = map.values()[0].length;
        double y0 = up.at(map.bottom());
        double y1 = up.at(map.top());
        int[] argb = new int[rows * columns];
        for (int r = 0; r < rows; r++) {
            int row = y1 < y0 ? rows - 1 - r : r;
            for (int c = 0; c < columns; c++) {
                argb[r * columns + c] = 0xff000000 | colours.at(share(scale, map.values()[row][c]));
            }
        }
        double left = across.at(map.left());
        Box box = new Box(left, Math.min(y0, y1), across.at(map.right()) - left, Math.abs(y1 - y0));
        scene.add(new Item.Picture(box, columns, argb));
    }

    void matrix(Mark.Matrix matrix, ColourScale scale) {
        ColourMap colours = style.map(scale);
        String format = "%." + matrix.decimals() + "f";
        for (int r = 0; r < matrix.values().length; r++) {
            for (int c = 0; c < matrix.values()[r].length; c++) {
                double value = matrix.values()[r][c];
                double left = across.at(c - 0.5);
                double top = Math.min(up.at(r - 0.5), up.at(r + 0.5));
                double width = across.at(c + 0.5) - left;
                double height = Math.abs(up.at(r + 0.5) - up.at(r - 0.5));
                int rgb = colours.at(share(scale, value));
                double gap = Math.min(0.4, 0.02 * width);
                Outline outline = new Outline();
                clip.box(outline, left + gap, top + gap, left + width - gap, top + height - gap);
                scene.fill(outline, Paint.of(rgb));
                if (!outline.isEmpty() && Double.isFinite(value)) {
                    String text = String.format(Locale.ROOT, format, value).replace('-', '−');
                    number(text, left + width / 2, top + height / 2, width, height, rgb);
                }
            }
        }
    }

    /** As large as the cell lets it be; not at all where it could not be read. */
    private void number(String text, double x, double y, double width, double height, int rgb) {
        double em = style.em();
        double size = Math.min(em, Math.min(0.8 * height, 0.9 * em * width / style.width(text)));
        if (size >= 0.5 * em) {
            int colour = ColourMap.needsWhite(rgb) ? 0xffffff : 0x111111;
            style.sized(scene, text, x, y, size, Item.Anchor.MIDDLE, Paint.of(colour));
        }
    }

    /** The strongest last, so that they are seen. */
    void cells(Mark.Cells cells, ColourScale scale) {
        ColourMap colours = style.map(scale);
        double middle = scale.kind() == ColourScale.Kind.DIVERGING ? 0.5 : 0;
        Map<Double, Outline> byShare = new TreeMap<>((a, b) -> {
            int order = Double.compare(Math.abs(a - middle), Math.abs(b - middle));
            return order == 0 ? Double.compare(a, b) : order;
        });
        for (int n = 0; n < cells.x().length; n++) {
            double share = share(scale, cells.values()[n]);
            double x = across.at(cells.x()[n]);
            double y = up.at(cells.y()[n]);
            if (Double.isNaN(share + x + y)) {
                continue;
            }
            double half = Math.max(LEAST, Math.abs(across.at(cells.x()[n] + cells.width() / 2) - x));
            double high = Math.max(LEAST, Math.abs(up.at(cells.y()[n] + cells.height() / 2) - y));
            double level = Math.rint(100 * Math.clamp(share, 0, 1)) / 100;
            clip.box(byShare.computeIfAbsent(level, k -> new Outline()), x - half, y - high, x + half, y + high);
        }
        byShare.forEach((share, outline) -> scene.fill(outline, Paint.of(colours.at(share))));
    }
}
