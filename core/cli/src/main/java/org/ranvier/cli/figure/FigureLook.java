package org.ranvier.cli.figure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.cli.Option;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.CommonOptions;
import org.ranvier.cli.command.Invocation;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Size;
import org.ranvier.figures.Theme;
import org.ranvier.text.Nearest;

/**
 * How figures look.
 *
 * @param size how large they are
 * @param theme what they are drawn on
 */
public record FigureLook(Size size, Theme theme) {

    private static final String THEME = "figure-theme";
    private static final String WIDTH = "figure-width";
    private static final Map<String, Theme> THEMES = new TreeMap<>(Map.of("light", Theme.LIGHT, "dark", Theme.DARK));
    private static final Map<String, Size> WIDTHS =
            new TreeMap<>(Map.of("column", Size.COLUMN, "page", Size.PAGE, "screen", Size.SCREEN));

    /** Returns the option of the ground. */
    public static Option themeOption() {
        return CommonOptions.value(THEME, "NAME", "light or dark; light by default");
    }

    /** Returns the option of the width. */
    public static Option widthOption() {
        return CommonOptions.value(
                WIDTH,
                "WIDTH",
                "column (85 mm, of a paper), page (178 mm) or screen (720 pixels), or a number of mm; screen by default");
    }

    /** Returns what is wanted. */
    public static FigureLook of(Invocation invocation) {
        String theme = invocation.value(THEME).orElse("light");
        if (!THEMES.containsKey(theme)) {
            throw new RanvierException(Problem.usage(
                    "--" + THEME,
                    "there is no theme '" + theme + "'",
                    Nearest.remedy(theme, List.copyOf(THEMES.keySet()), "there are")));
        }
        return new FigureLook(invocation.value(WIDTH).map(FigureLook::size).orElse(Size.SCREEN), THEMES.get(theme));
    }

    private static Size size(String width) {
        if (WIDTHS.containsKey(width)) {
            return WIDTHS.get(width);
        }
        try {
            return Size.ofMillimetres(Double.parseDouble(width));
        } catch (IllegalArgumentException e) {
            throw new RanvierException(
                    Problem.usage(
                            "--" + WIDTH,
                            "'" + width + "' is no width of a figure",
                            "give column, page, screen, or 40 to 1000 for millimetres"),
                    e);
        }
    }

    /** Refuses a look of no figure. */
    static void requireNone(Invocation invocation) {
        for (String option : List.of(THEME, WIDTH)) {
            if (invocation.has(option)) {
                throw new RanvierException(
                        Problem.usage("--" + option, "there is no figure", "add --figure figure.svg"));
            }
        }
    }

    /** Returns a figure that looks so. */
    public Figure of(Figure figure) {
        return figure.sized(size).on(theme);
    }
}
