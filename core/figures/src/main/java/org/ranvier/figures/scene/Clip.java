package org.ranvier.figures.scene;

import java.util.Arrays;

/** Leaves of lines and areas what lies within a box, so that nothing is drawn, or kept, that does not show. */
public final class Clip {

    private final Box box;

    /** @param box what shows */
    public Clip(Box box) {
        this.box = box;
    }

    /** Returns whether a point shows. */
    public boolean shows(double x, double y) {
        return x >= box.left() && x <= box.right() && y >= box.top() && y <= box.bottom();
    }

    /** Adds the part of a rectangle that shows. */
    public void box(Outline outline, double left, double top, double right, double bottom) {
        double l = Math.max(left, box.left());
        double t = Math.max(top, box.top());
        double r = Math.min(right, box.right());
        double b = Math.min(bottom, box.bottom());
        if (l < r && t < b) {
            outline.box(new Box(l, t, r - l, b - t));
        }
    }

    /**
     * Adds the parts of a line that show: Liang and Barsky, "A new concept and method for line clipping" (1984),
     * segment by segment.
     *
     * @param xy x and y in turn; NaN where the line has a gap
     */
    public void line(Outline outline, double[] xy) {
        double atX = Double.NaN;
        double atY = Double.NaN;
        for (int n = 0; n + 3 < xy.length; n += 2) {
            double dx = xy[n + 2] - xy[n];
            double dy = xy[n + 3] - xy[n + 1];
            if (Double.isNaN(dx) || Double.isNaN(dy)) {
                continue;
            }
            double[] share = {0, 1};
            boolean shows = within(-dx, xy[n] - box.left(), share)
                    && within(dx, box.right() - xy[n], share)
                    && within(-dy, xy[n + 1] - box.top(), share)
                    && within(dy, box.bottom() - xy[n + 1], share);
            if (!shows) {
                continue;
            }
            double fromX = xy[n] + share[0] * dx;
            double fromY = xy[n + 1] + share[0] * dy;
            if (fromX != atX || fromY != atY) {
                outline.move(fromX, fromY);
            }
            atX = share[1] == 1 ? xy[n + 2] : xy[n] + share[1] * dx;
            atY = share[1] == 1 ? xy[n + 3] : xy[n + 1] + share[1] * dy;
            outline.line(atX, atY);
        }
    }

    /** Narrows the share of a segment that lies on the inner side of one edge. */
    private static boolean within(double towards, double room, double[] share) {
        if (towards == 0) {
            return room >= 0;
        }
        double at = room / towards;
        if (towards < 0) {
            share[0] = Math.max(share[0], at);
        } else {
            share[1] = Math.min(share[1], at);
        }
        return share[0] <= share[1];
    }

    /** Adds the part of an area that shows: Sutherland and Hodgman, "Reentrant polygon clipping" (1974). */
    public void area(Outline outline, double[] xy) {
        double[] left = xy;
        left = cut(left, 0, box.left(), 1);
        left = cut(left, 0, box.right(), -1);
        left = cut(left, 1, box.top(), 1);
        left = cut(left, 1, box.bottom(), -1);
        for (int n = 0; n < left.length; n += 2) {
            if (n == 0) {
                outline.move(left[0], left[1]);
            } else {
                outline.line(left[n], left[n + 1]);
            }
        }
        if (left.length > 0) {
            outline.close();
        }
    }

    private static double[] cut(double[] xy, int axis, double edge, int side) {
        double[] kept = new double[2 * xy.length];
        int length = 0;
        for (int n = 0; n < xy.length; n += 2) {
            int before = (n + xy.length - 2) % xy.length;
            double here = side * (xy[n + axis] - edge);
            double there = side * (xy[before + axis] - edge);
            if (here >= 0 != there >= 0) {
                double share = there / (there - here);
                kept[length + axis] = edge;
                kept[length + 1 - axis] = xy[before + 1 - axis] + share * (xy[n + 1 - axis] - xy[before + 1 - axis]);
                length += 2;
            }
            if (here >= 0) {
                kept[length++] = xy[n];
                kept[length++] = xy[n + 1];
            }
        }
        return Arrays.copyOf(kept, length);
    }
}
