package org.ranvier.figures.png;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Pixels, onto which areas, lines and pictures are laid. Lengths are in pixels, y down. */
final class Canvas {

    private static final int CORNERS = 16;
    private static final double[] COS = new double[CORNERS];
    private static final double[] SIN = new double[CORNERS];

    static {
        for (int n = 0; n < CORNERS; n++) {
            COS[n] = StrictMath.cos(2 * Math.PI * n / CORNERS);
            SIN[n] = StrictMath.sin(2 * Math.PI * n / CORNERS);
        }
    }

    final int width;
    final int height;
    private final int[] argb;
    /** How much of each pixel a line covers: pieces of it overlap, and count once. */
    private final float[] most;

    Canvas(int width, int height, int rgb) {
        this.width = width;
        this.height = height;
        this.argb = new int[width * height];
        this.most = new float[width * height];
        Arrays.fill(argb, 0xff000000 | rgb);
    }

    int[] argb() {
        return argb;
    }

    /** Fills polygons, x and y in turn; where two overlap, both are filled, and what runs the other way is a hole. */
    void fill(List<double[]> polygons, int rgb, double opacity) {
        Mask mask = mask(polygons);
        polygons.forEach(polygon -> edges(mask, polygon));
        float[] cover = new float[mask.width];
        for (int y = 0; y < mask.height; y++) {
            mask.row(y, cover);
            for (int x = 0; x < mask.width; x++) {
                blend((mask.top + y) * width + mask.left + x, rgb, opacity * cover[x]);
            }
        }
    }

    private Mask mask(List<double[]> polygons) {
        double[] ends = {1e9, 1e9, -1e9, -1e9};
        for (double[] polygon : polygons) {
            for (int n = 0; n < polygon.length; n += 2) {
                ends[0] = Math.min(ends[0], polygon[n]);
                ends[1] = Math.min(ends[1], polygon[n + 1]);
                ends[2] = Math.max(ends[2], polygon[n]);
                ends[3] = Math.max(ends[3], polygon[n + 1]);
            }
        }
        return new Mask(ends[0], ends[1], ends[2], ends[3], width, height);
    }

    private static void edges(Mask mask, double[] polygon) {
        for (int n = 0; n < polygon.length; n += 2) {
            int next = (n + 2) % polygon.length;
            mask.edge(polygon[n], polygon[n + 1], polygon[next], polygon[next + 1]);
        }
    }

    /**
     * Draws lines.
     *
     * @param lines x and y in turn; one point is a dot
     * @param ends whether ends are round; corners are
     */
    void stroke(List<double[]> lines, double lineWidth, boolean ends, int rgb, double opacity) {
        // What a pen thinner than a pixel leaves out in width it leaves out in strength: cover is exact.
        double half = lineWidth / 2;
        Mask area = mask(lines.stream().map(line -> grown(line, half)).toList());
        Consumer<double[]> cover = polygon -> cover(List.of(polygon));
        for (double[] line : lines) {
            for (int n = 0; n + 3 < line.length; n += 2) {
                segment(line[n], line[n + 1], line[n + 2], line[n + 3], half, cover);
            }
            for (int n = 0; n < line.length; n += 2) {
                boolean end = n == 0 || n == line.length - 2;
                if (end ? ends : half > 0.5) {
                    cover.accept(circle(line[n], line[n + 1], half));
                }
            }
        }
        for (int y = area.top; y < area.top + area.height; y++) {
            for (int x = area.left; x < area.left + area.width; x++) {
                int at = y * width + x;
                blend(at, rgb, opacity * most[at]);
                most[at] = 0;
            }
        }
    }

    private static double[] grown(double[] line, double by) {
        double[] corners = new double[2 * line.length];
        for (int n = 0; n < line.length; n++) {
            corners[n] = line[n] - by;
            corners[line.length + n] = line[n] + by;
        }
        return corners;
    }

    private static void segment(double x0, double y0, double x1, double y1, double half, Consumer<double[]> cover) {
        double length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
        if (length > 0) {
            double nx = -(y1 - y0) / length * half;
            double ny = (x1 - x0) / length * half;
            cover.accept(new double[] {x0 + nx, y0 + ny, x1 + nx, y1 + ny, x1 - nx, y1 - ny, x0 - nx, y0 - ny});
        }
    }

    private static double[] circle(double x, double y, double radius) {
        double[] corners = new double[2 * CORNERS];
        for (int n = 0; n < CORNERS; n++) {
            corners[2 * n] = x + radius * COS[n];
            corners[2 * n + 1] = y + radius * SIN[n];
        }
        return corners;
    }

    private void cover(List<double[]> polygons) {
        Mask mask = mask(polygons);
        polygons.forEach(polygon -> edges(mask, polygon));
        float[] cover = new float[mask.width];
        for (int y = 0; y < mask.height; y++) {
            mask.row(y, cover);
            int at = (mask.top + y) * width + mask.left;
            for (int x = 0; x < mask.width; x++) {
                most[at + x] = Math.max(most[at + x], cover[x]);
            }
        }
    }

    /** Lays cells over a box: each pixel has the mean of the cells that it covers, or the cell in its middle. */
    void picture(double left, double top, double right, double bottom, int columns, int[] cells) {
        int rows = cells.length / columns;
        double perX = columns / (right - left);
        double perY = rows / (bottom - top);
        for (int y = Math.max(0, (int) Math.round(top)); y < Math.min(height, Math.round(bottom)); y++) {
            int[] r = covered((y - top) * perY, perY, rows);
            for (int x = Math.max(0, (int) Math.round(left)); x < Math.min(width, Math.round(right)); x++) {
                int[] c = covered((x - left) * perX, perX, columns);
                long[] sum = new long[4];
                for (int row = r[0]; row < r[1]; row++) {
                    for (int column = c[0]; column < c[1]; column++) {
                        int cell = cells[row * columns + column];
                        int alpha = cell >>> 24;
                        sum[0] += alpha;
                        sum[1] += (long) alpha * (cell >> 16 & 0xff);
                        sum[2] += (long) alpha * (cell >> 8 & 0xff);
                        sum[3] += (long) alpha * (cell & 0xff);
                    }
                }
                if (sum[0] > 0) {
                    int rgb = (int) (sum[1] / sum[0]) << 16 | (int) (sum[2] / sum[0]) << 8 | (int) (sum[3] / sum[0]);
                    int count = (r[1] - r[0]) * (c[1] - c[0]);
                    blend(y * width + x, rgb, sum[0] / (255.0 * count));
                }
            }
        }
    }

    private static int[] covered(double from, double length, int most) {
        if (length <= 1) {
            int middle = Math.clamp((long) (from + length / 2), 0, most - 1);
            return new int[] {middle, middle + 1};
        }
        int first = Math.clamp(Math.round(from), 0, most - 1);
        return new int[] {first, Math.clamp(Math.round(from + length), first + 1, most)};
    }

    private void blend(int at, int rgb, double opacity) {
        if (opacity <= 0) {
            return;
        }
        int under = argb[at];
        int mixed = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int below = under >> shift & 0xff;
            mixed = mixed << 8 | (int) Math.round(below + opacity * ((rgb >> shift & 0xff) - below));
        }
        argb[at] = mixed;
    }
}
