package org.ranvier.figures;

import java.util.List;

/**
 * Marks on two axes. Without any number to show, it says so.
 *
 * @param title what stands above it; may be empty
 * @param x across
 * @param y up
 * @param marks in the order in which they are drawn, the last on top
 * @param aspect height by width of the area between the axes, 0.05 to 5
 */
public record Plot(String title, Axis x, Axis y, List<Mark> marks, double aspect) implements Panel {

    /** @throws IllegalArgumentException if the aspect is out of range */
    public Plot {
        marks = List.copyOf(marks);
        if (!(aspect >= 0.05 && aspect <= 5)) {
            throw new IllegalArgumentException("a panel's height by width is 0.05 to 5, not " + aspect);
        }
    }

    /** Returns a plot without a title, a little wider than high. */
    public static Plot of(Axis x, Axis y, Mark... marks) {
        return new Plot("", x, y, List.of(marks), 0.62);
    }

    /** Returns the same plot with a title. */
    public Plot titled(String title) {
        return new Plot(title, x, y, marks, aspect);
    }

    /** Returns the same plot with another height by width. */
    public Plot shaped(double aspect) {
        return new Plot(title, x, y, marks, aspect);
    }
}
