package org.ranvier.figures;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.figures.colour.ColourMap;
import org.ranvier.figures.colour.Palette;
import org.ranvier.figures.font.Font;
import org.ranvier.figures.scene.Item;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Scene;
import org.ranvier.figures.scene.Stroke;
import org.ranvier.figures.scene.Tone;

/**
 * Sizes and colours that a whole figure shares.
 *
 * @param font widths of text
 * @param em the size of its text, in points
 * @param palette its colours
 */
record Style(Font font, double em, Palette palette) {

    /** From the baseline to half the height of figures, by the size. */
    private static final double HALF = 0.36;

    /** For fonts that are a little wider where none of those asked for is there. */
    private static final double WIDER = 1.1;

    static final double TITLE = 1.1;

    double width(String text) {
        return WIDER * font.width(text, em);
    }

    double hairline() {
        return 0.07 * em;
    }

    double line() {
        return 0.16 * em;
    }

    Stroke axis() {
        return Stroke.of(Paint.of(Tone.TEXT), 0.09 * em);
    }

    Stroke grid() {
        return Stroke.of(Paint.of(Tone.GRID), hairline());
    }

    ColourMap map(ColourScale scale) {
        return scale.kind() == ColourScale.Kind.DIVERGING
                ? ColourMap.diverging(palette)
                : ColourMap.sequential(palette);
    }

    /** A line of text whose middle is at a height. */
    void text(Scene scene, String text, double x, double middle, Item.Anchor anchor, Tone tone) {
        sized(scene, text, x, middle, em, anchor, Paint.of(tone));
    }

    void sized(Scene scene, String text, double x, double middle, double size, Item.Anchor anchor, Paint paint) {
        if (!text.isEmpty()) {
            scene.add(new Item.Text(text, x, middle + HALF * size, size, anchor, paint, false));
        }
    }

    /** A line of text that runs upwards and whose middle is at a place. */
    void upright(Scene scene, String text, double middle, double y, Item.Anchor anchor, Tone tone) {
        if (!text.isEmpty()) {
            scene.add(new Item.Text(text, middle + HALF * em, y, em, anchor, Paint.of(tone), true));
        }
    }

    /** Cut at the end, with an ellipsis, if it has no room. */
    String cut(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        String kept = text;
        while (!kept.isEmpty() && width(kept + "…") > room) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept.stripTrailing() + "…";
    }

    /** In lines that have room, broken between words. */
    List<String> wrapped(String text, double size, double room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && WIDER * font.width(longer, size) > room) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
