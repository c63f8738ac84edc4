package org.ranvier.figures;

/**
 * How large a figure is drawn.
 *
 * @param widthMm its width in mm, 40 to 1000
 * @param fontPt the size of its text in points, 4 to 24
 */
public record Size(double widthMm, double fontPt) {

    /** A column of a page of two columns: 85 mm, text of 7 points. */
    public static final Size COLUMN = new Size(85, 7);
    /** The width of a page of a paper: 178 mm, text of 8 points. */
    public static final Size PAGE = new Size(178, 8);
    /** A screen: 720 pixels of CSS, text of 12 pixels. */
    public static final Size SCREEN = new Size(190.5, 9);

    private static final double POINTS_PER_MM = 72 / 25.4;

    /** @throws IllegalArgumentException if it is out of range */
    public Size {
        if (!(widthMm >= 40 && widthMm <= 1000)) {
            throw new IllegalArgumentException("a figure is 40 to 1000 mm wide, not " + widthMm);
        }
        if (!(fontPt >= 4 && fontPt <= 24)) {
            throw new IllegalArgumentException("text of a figure is 4 to 24 points high, not " + fontPt);
        }
    }

    /** Returns a size of so many millimetres, with text as large as in the nearest of the others. */
    public static Size ofMillimetres(double width) {
        return new Size(width, width <= 120 ? COLUMN.fontPt : PAGE.fontPt);
    }

    /** Returns the width in points, 1/72 inch. */
    double widthPt() {
        return widthMm * POINTS_PER_MM;
    }
}
