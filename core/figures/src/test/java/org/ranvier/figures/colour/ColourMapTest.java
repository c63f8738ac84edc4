package org.ranvier.figures.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ranvier.figures.scene.Tone;

class ColourMapTest {

    @ParameterizedTest
    @EnumSource
    void lightnessOfASequentialMapRunsOneWayInEvenSteps(Palette palette) {
        ColourMap map = ColourMap.sequential(palette);
        double first = lightness(map.at(0));
        double step = (lightness(map.at(1)) - first) / 20;

        for (int n = 0; n <= 20; n++) {
            assertThat(lightness(map.at(n / 20.0))).isCloseTo(first + n * step, within(0.02));
        }
        assertThat(Math.abs(20 * step)).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @EnumSource
    void bothSidesOfADivergingMapAreEquallyFarFromItsMiddle(Palette palette) {
        ColourMap map = ColourMap.diverging(palette);

        for (double share = 0; share < 0.5; share += 0.1) {
            assertThat(lightness(map.at(share))).isCloseTo(lightness(map.at(1 - share)), within(0.02));
        }
        int middle = map.at(0.5);
        assertThat(Math.abs((middle >> 16 & 0xff) - (middle & 0xff))).as("grey").isLessThan(6);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenCanBeRead(Palette palette) {
        // WCAG 2 asks for 4.5 of text.
        assertThat(contrast(palette.rgb(Tone.TEXT), palette.rgb(Tone.GROUND))).isGreaterThan(7);
        assertThat(contrast(palette.rgb(Tone.QUIET), palette.rgb(Tone.GROUND))).isGreaterThan(4.5);
    }

    @ParameterizedTest
    @EnumSource
    void linesOfAllColoursShowOnTheGround(Palette palette) {
        for (Tone tone :
                new Tone[] {Tone.BLUE, Tone.VERMILION, Tone.GREEN, Tone.PURPLE, Tone.ORANGE, Tone.SKY, Tone.YELLOW}) {
            assertThat(contrast(palette.rgb(tone), palette.rgb(Tone.GROUND)))
                    .as(tone.name())
                    .isGreaterThan(2);
        }
    }

    private static double contrast(int one, int other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int level) {
        double x = (level & 0xff) / 255.0;
        return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4);
    }

    /** L of OKLab, the other way round than {@link OkLab} has it, from the published matrices. */
    private static double lightness(int rgb) {
        double r = linear(rgb >> 16);
        double g = linear(rgb >> 8);
        double b = linear(rgb);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    }
}
