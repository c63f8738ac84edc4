package org.ranvier.figures.scene;

/**
 * A rectangle; y points down.
 *
 * @param left its least x
 * @param top its least y
 * @param width to the right
 * @param height down
 */
public record Box(double left, double top, double width, double height) {

    /** Returns its largest x. */
    public double right() {
        return left + width;
    }

    /** Returns its largest y. */
    public double bottom() {
        return top + height;
    }

    /** Returns one that is larger on every side. */
    public Box grown(double by) {
        return new Box(left - by, top - by, width + 2 * by, height + 2 * by);
    }
}
