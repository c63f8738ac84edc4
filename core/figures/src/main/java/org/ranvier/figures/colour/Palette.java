package org.ranvier.figures.colour;

import java.util.EnumMap;
import java.util.Map;
import org.ranvier.figures.scene.Paint;
import org.ranvier.figures.scene.Tone;

/**
 * The colours of a theme. The categorical ones are those of Okabe and Ito, "Color Universal Design" (2008), on white,
 * but for yellow, of which lines would not show there and which is darker; on a dark ground blue, green and purple are
 * lighter.
 */
public enum Palette {
    LIGHT(0xffffff, 0x222222, 0x6b6b6b, 0xe6e6e6, 0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0xb5a800),
    DARK(0x16181d, 0xe8e8e8, 0x9fa3ab, 0x33363d, 0x4aa8e0, 0xf0793a, 0x2cc295, 0xdf94bf, 0xf0b429, 0x8fd0f7, 0xf0e442);

    private final Map<Tone, Integer> rgb = new EnumMap<>(Tone.class);

    Palette(int... colours) {
        for (Tone tone : Tone.values()) {
            rgb.put(tone, colours[tone.ordinal()]);
        }
    }

    /** Returns a colour, 0xRRGGBB. */
    public int rgb(Tone tone) {
        return rgb.get(tone);
    }

    /** Returns the colour of a paint, without its opacity. */
    public int rgb(Paint paint) {
        return paint.tone().map(this::rgb).orElse(paint.rgb());
    }
}
