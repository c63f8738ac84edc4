package org.ranvier.figures.png;

/**
 * How much of each pixel an area covers, exactly: every edge adds the area to its right, row by row, and a running sum
 * along the row gives the cover.
 */
final class Mask {

    final int left;
    final int top;
    final int width;
    final int height;
    private final float[] change;

    /** A mask of the pixels that a box of the canvas touches, none outside. */
    Mask(double left, double top, double right, double bottom, int canvasWidth, int canvasHeight) {
        this.left = Math.clamp((long) Math.floor(left), 0, canvasWidth);
        this.top = Math.clamp((long) Math.floor(top), 0, canvasHeight);
        this.width = Math.max(0, Math.clamp((long) Math.ceil(right), 0, canvasWidth) - this.left);
        this.height = Math.max(0, Math.clamp((long) Math.ceil(bottom), 0, canvasHeight) - this.top);
        this.change = new float[(width + 2) * height];
    }

    /** Adds an edge; an area is to the right of edges that go one way up, and not of those that go the other. */
    void edge(double x0, double y0, double x1, double y1) {
        if (y0 == y1) {
            return;
        }
        float sign = y0 < y1 ? 1 : -1;
        double fromX = (y0 < y1 ? x0 : x1) - left;
        double fromY = Math.min(y0, y1) - top;
        double toY = Math.max(y0, y1) - top;
        double slope = ((y0 < y1 ? x1 : x0) - (y0 < y1 ? x0 : x1)) / (toY - fromY);
        int first = Math.max(0, (int) Math.floor(fromY));
        int last = Math.min(height, (int) Math.ceil(toY));
        for (int row = first; row < last; row++) {
            double begin = Math.max(row, fromY);
            double end = Math.min(row + 1, toY);
            double a = Math.clamp(fromX + slope * (begin - fromY), 0, width);
            double b = Math.clamp(fromX + slope * (end - fromY), 0, width);
            spread(row * (width + 2), Math.min(a, b), Math.max(a, b), sign * (end - begin));
        }
    }

    /** Adds the piece of an edge within a row, from one x to another. */
    private void spread(int row, double from, double to, double height) {
        int first = (int) from;
        int last = (int) to;
        if (first == last) {
            // The part of the pixel that lies right of the piece is covered; all of the next ones are.
            double inside = 1 - ((from + to) / 2 - first);
            change[row + first] += (float) (height * inside);
            change[row + first + 1] += (float) (height * (1 - inside));
            return;
        }
        double perX = height / (to - from);
        double before = 0;
        for (int x = first; x <= last; x++) {
            double begin = Math.max(from, x);
            double end = Math.min(to, x + 1);
            double piece = perX * (end - begin);
            double inside = 1 - ((begin + end) / 2 - x);
            change[row + x] += (float) (piece * inside + before);
            before = piece * (1 - inside);
        }
        change[row + last + 1] += (float) before;
    }

    /** Returns the cover of a row's pixels, 0 to 1. */
    void row(int y, float[] cover) {
        float sum = 0;
        for (int x = 0; x < width; x++) {
            sum += change[y * (width + 2) + x];
            cover[x] = Math.min(1, Math.abs(sum));
        }
    }
}
