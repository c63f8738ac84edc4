package org.ranvier.figures.colour;

/**
 * Colours by lightness, chroma and hue as eyes see them: Björn Ottosson, "A perceptual color space for image
 * processing" (2020). StrictMath, since colours must be the same on every machine.
 */
final class OkLab {

    private OkLab() {}

    /**
     * Returns 0xRRGGBB, the nearest colour of sRGB with less chroma where there is none.
     *
     * @param lightness 0 black to 1 white
     * @param chroma from 0, grey
     * @param hue in degrees; 250 is blue, 50 orange
     */
    static int rgb(double lightness, double chroma, double hue) {
        double c = chroma;
        while (true) {
            double a = c * StrictMath.cos(StrictMath.toRadians(hue));
            double b = c * StrictMath.sin(StrictMath.toRadians(hue));
            double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
            double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
            double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
            double red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
            double green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
            double blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
            double least = Math.min(red, Math.min(green, blue));
            double most = Math.max(red, Math.max(green, blue));
            if (least >= -1e-4 && most <= 1.0001 || c < 0.001) {
                return level(red) << 16 | level(green) << 8 | level(blue);
            }
            c -= 0.002;
        }
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static int level(double linear) {
        double x = Math.clamp(linear, 0, 1);
        double encoded = x <= 0.0031308 ? 12.92 * x : 1.055 * StrictMath.pow(x, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * encoded);
    }
}
