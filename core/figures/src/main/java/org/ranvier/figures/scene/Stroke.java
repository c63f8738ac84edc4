package org.ranvier.figures.scene;

/**
 * How lines are drawn.
 *
 * @param paint their colour
 * @param width in points
 * @param dash the length of dashes and of gaps, in points; 0 for a whole line
 * @param round whether ends are round, so that a line without length is a dot
 */
public record Stroke(Paint paint, double width, double dash, boolean round) {

    /** Returns a whole line with flat ends. */
    public static Stroke of(Paint paint, double width) {
        return new Stroke(paint, width, 0, false);
    }

    /** Returns dots of a diameter. */
    public static Stroke dots(Paint paint, double diameter) {
        return new Stroke(paint, diameter, 0, true);
    }

    /** Returns the same, dashed. */
    public Stroke dashed(double length) {
        return new Stroke(paint, width, length, round);
    }
}
