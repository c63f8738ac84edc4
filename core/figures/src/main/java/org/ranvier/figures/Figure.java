package org.ranvier.figures;

import java.util.List;
import org.ranvier.figures.colour.Palette;
import org.ranvier.figures.png.PngWriter;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.svg.SvgWriter;

/**
 * A figure of one or more panels, which become SVG or PNG. The same figure gives the same bytes on every machine.
 *
 * @param title what stands above all; may be empty. SVG has it as the name that screen readers say, too
 * @param panels in the order of reading
 * @param columns how many panels stand side by side, from 1; fewer where the figure is too narrow for them
 * @param size how large it is
 * @param theme what it is drawn on
 */
public record Figure(String title, List<Panel> panels, int columns, Size size, Theme theme) {

    /** @throws IllegalArgumentException if there is no panel or no column */
    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("a figure needs a panel, and a column");
        }
    }

    /** Returns a light figure for a screen, panels one above the other. */
    public static Figure of(String title, Panel... panels) {
        return new Figure(title, List.of(panels), 1, Size.SCREEN, Theme.LIGHT);
    }

    /** Returns the same figure with other panels. */
    public Figure of(List<? extends Panel> panels) {
        return new Figure(title, List.copyOf(panels), columns, size, theme);
    }

    /** Returns the same figure with so many panels side by side. */
    public Figure in(int columns) {
        return new Figure(title, panels, columns, size, theme);
    }

    /** Returns the same figure in another size. */
    public Figure sized(Size size) {
        return new Figure(title, panels, columns, size, theme);
    }

    /** Returns the same figure in another theme. */
    public Figure on(Theme theme) {
        return new Figure(title, panels, columns, size, theme);
    }

    /**
     * Returns the text of an SVG file, which may also stand within HTML: it begins with {@code <svg}, has no
     * identifiers, so that there may be several in a page, and brings no font.
     */
    public String svg() {
        return theme == Theme.READER ? SvgWriter.forReader(scene()) : SvgWriter.of(scene(), palette());
    }

    /**
     * Returns a PNG file.
     *
     * @param scale pixels per pixel of CSS, that is, by 96 dots per inch; 3.125 gives 300 dpi. 0.1 to 20
     * @throws IllegalArgumentException if the image would have more than 10⁸ pixels
     */
    public byte[] png(double scale) {
        return PngWriter.write(scene(), palette(), scale);
    }

    Palette palette() {
        return theme == Theme.DARK ? Palette.DARK : Palette.LIGHT;
    }

    private Scene scene() {
        return new Page(this).draw();
    }
}
