package org.ranvier.figures.scene;

import java.util.Optional;

/**
 * What fills or strokes.
 *
 * @param tone a colour of the palette; empty for {@code rgb}
 * @param rgb a colour that no theme changes, 0xRRGGBB
 * @param opacity 0 to 1
 */
public record Paint(Optional<Tone> tone, int rgb, double opacity) {

    /** Returns a colour of the palette. */
    public static Paint of(Tone tone) {
        return new Paint(Optional.of(tone), 0, 1);
    }

    /** Returns a colour of its own. */
    public static Paint of(int rgb) {
        return new Paint(Optional.empty(), rgb, 1);
    }

    /** Returns the same, more or less transparent. */
    public Paint at(double opacity) {
        return new Paint(tone, rgb, opacity);
    }
}
