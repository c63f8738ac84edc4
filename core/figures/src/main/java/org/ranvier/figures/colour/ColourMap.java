package org.ranvier.figures.colour;

/** A row of colours with even steps of lightness, from the ground to strong colours. */
public final class ColourMap {

    /** More than eyes tell apart; an odd number, so that a diverging map has a middle. */
    private static final int LEVELS = 101;

    private final int[] colours = new int[LEVELS];
    private final int gap;

    private ColourMap(int gap) {
        this.gap = gap;
    }

    /** Returns a map from the ground through green to a deep or bright blue. */
    public static ColourMap sequential(Palette palette) {
        boolean dark = palette == Palette.DARK;
        ColourMap map = new ColourMap(gap(palette));
        for (int n = 0; n < LEVELS; n++) {
            double t = n / (LEVELS - 1.0);
            double lightness = dark ? 0.24 + 0.66 * t : 0.98 - 0.66 * t;
            // Chroma is largest in the middle: both ends are near black or white, where there is little to be had.
            double chroma = 0.02 + 0.11 * (1 - (2 * t - 1) * (2 * t - 1)) + (dark ? 0 : 0.08 * t);
            double hue = dark ? 270 - 165 * t : 105 + 165 * t;
            map.colours[n] = OkLab.rgb(lightness, chroma, hue);
        }
        return map;
    }

    /** Returns a map from blue by the ground to vermilion. */
    public static ColourMap diverging(Palette palette) {
        boolean dark = palette == Palette.DARK;
        ColourMap map = new ColourMap(gap(palette));
        for (int n = 0; n < LEVELS; n++) {
            double t = 2 * n / (LEVELS - 1.0) - 1;
            double size = Math.abs(t);
            double lightness = dark ? 0.26 + 0.5 * size : 0.97 - 0.5 * size;
            map.colours[n] = OkLab.rgb(lightness, 0.19 * Math.min(1, 1.4 * size), t < 0 ? 250 : 45);
        }
        return map;
    }

    private static int gap(Palette palette) {
        return palette == Palette.DARK ? 0x4a4d55 : 0xc4c4c4;
    }

    /**
     * Returns a colour, 0xRRGGBB.
     *
     * @param share 0 for the first to 1 for the last; beyond, the same as there; NaN for a gap
     */
    public int at(double share) {
        return Double.isNaN(share) ? gap : colours[(int) Math.round(Math.clamp(share, 0, 1) * (LEVELS - 1))];
    }

    /** Returns whether white text shows better on a colour than black, by the luminances of WCAG 2. */
    public static boolean needsWhite(int rgb) {
        double luminance = 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
        return luminance < 0.179;
    }

    private static double linear(int level) {
        double x = (level & 0xff) / 255.0;
        return x <= 0.04045 ? x / 12.92 : StrictMath.pow((x + 0.055) / 1.055, 2.4);
    }
}
