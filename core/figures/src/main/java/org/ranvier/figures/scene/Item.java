package org.ranvier.figures.scene;

import java.util.Optional;

/** One thing on the canvas. Lengths are in points, x to the right, y down. */
public sealed interface Item {

    /** Where text begins, by its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * Lines or areas of one colour.
     *
     * @param outline where
     * @param fill what areas are filled with
     * @param stroke how lines are drawn
     */
    record Shape(Outline outline, Optional<Paint> fill, Optional<Stroke> stroke) implements Item {}

    /**
     * A line of text.
     *
     * @param text what it says
     * @param x its beginning, middle or end
     * @param y its baseline
     * @param size of the font
     * @param anchor which of these x is
     * @param paint its colour
     * @param upright whether it runs upwards
     */
    record Text(String text, double x, double y, double size, Anchor anchor, Paint paint, boolean upright)
            implements Item {}

    /**
     * Cells of colours.
     *
     * @param box where
     * @param columns how many cells stand side by side
     * @param argb 0xAARRGGBB of cells, row by row from the top
     */
    record Picture(Box box, int columns, int[] argb) implements Item {}
}
