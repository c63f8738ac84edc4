package org.ranvier.figures.font;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Widths and outlines of characters: those of Liberation Sans, whose widths are those of Arial and Helvetica, so that
 * layouts fit in SVG too. The build takes them from the font.
 */
public final class Font {

    /** What SVG asks for: fonts of these widths, then what there is. */
    public static final String FAMILY = "Liberation Sans, Arial, Helvetica, sans-serif";

    /** What stands for characters that the font lacks. */
    private static final int INSTEAD = '?';

    /** Raised characters, and those that they are made of, since the font has only some of them. */
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";

    private static final String LEVEL = "0123456789+−";

    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    private Font() {}

    /** Reads the outlines. */
    public static Font load() {
        Font font = new Font();
        try (InputStream file = Font.class.getResourceAsStream("outlines.bin");
                DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(file))) {
            double em = in.readUnsignedShort();
            int count = in.readUnsignedShort();
            for (int n = 0; n < count; n++) {
                int character = in.readUnsignedShort();
                font.glyphs.put(character, Glyph.read(in, em));
            }
            for (int n = 0; n < RAISED.length(); n++) {
                font.glyphs.put(
                        (int) RAISED.charAt(n), font.glyph(LEVEL.charAt(n)).raised());
            }
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the glyph of a character, or that of what stands for it. */
    public Glyph glyph(int character) {
        Glyph glyph = glyphs.get(character);
        return glyph == null ? glyphs.get(INSTEAD) : glyph;
    }

    /** Returns whether there is a glyph for a character. */
    public boolean has(int character) {
        return glyphs.containsKey(character);
    }

    /** Returns the width of a text, in the unit of the size. */
    public double width(String text, double size) {
        return size * text.codePoints().mapToDouble(c -> glyph(c).advance()).sum();
    }
}
