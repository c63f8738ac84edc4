package org.ranvier.figures.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines through points, open or closed. */
public final class Outline {

    /**
     * One line.
     *
     * @param xy x and y of its points in turn; one point is a dot
     * @param closed whether it ends where it began
     */
    public record Part(double[] xy, boolean closed) {}

    private final List<Part> parts = new ArrayList<>();
    private double[] xy = new double[64];
    private int length;

    /** Begins a line. */
    public Outline move(double x, double y) {
        finish(false);
        return line(x, y);
    }

    /** Goes on to a point. */
    public Outline line(double x, double y) {
        if (length == xy.length) {
            xy = Arrays.copyOf(xy, 2 * length);
        }
        xy[length++] = x;
        xy[length++] = y;
        return this;
    }

    /** Ends the line where it began. */
    public Outline close() {
        finish(true);
        return this;
    }

    /** Adds a rectangle. */
    public Outline box(Box box) {
        return move(box.left(), box.top())
                .line(box.right(), box.top())
                .line(box.right(), box.bottom())
                .line(box.left(), box.bottom())
                .close();
    }

    /** Adds a line of two points. */
    public Outline segment(double x1, double y1, double x2, double y2) {
        return move(x1, y1).line(x2, y2);
    }

    /** Returns all lines. */
    public List<Part> parts() {
        finish(false);
        return List.copyOf(parts);
    }

    /** Returns whether there is nothing. */
    public boolean isEmpty() {
        return parts.isEmpty() && length == 0;
    }

    private void finish(boolean closed) {
        if (length > 0) {
            parts.add(new Part(Arrays.copyOf(xy, length), closed));
            length = 0;
        }
    }
}
