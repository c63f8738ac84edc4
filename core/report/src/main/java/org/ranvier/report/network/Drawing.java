package org.ranvier.report.network;

import java.util.List;
import java.util.Locale;
import org.ranvier.figures.Figure;
import org.ranvier.figures.Panel;
import org.ranvier.figures.Size;
import org.ranvier.figures.Theme;
import org.ranvier.report.html.Element;
import org.ranvier.report.html.Node;

/** Figures within a page, and numbers as their captions and tables have them. */
public final class Drawing {

    private Drawing() {}

    /**
     * Returns a figure as wide as the page.
     *
     * @param says what is seen, for those who do not see it
     */
    public static Node wide(String caption, String says, List<? extends Panel> panels, int columns) {
        return node(
                "wide", caption, says, new Figure("", List.copyOf(panels), columns, new Size(260, 9), Theme.READER));
    }

    /** Returns a figure of half the width of the page. */
    static Node half(String caption, String says, Panel panel) {
        return node("half", caption, says, new Figure("", List.of(panel), 1, new Size(125, 9), Theme.READER));
    }

    /**
     * Returns a figure that was laid out elsewhere, as wide as the page.
     *
     * @param says what is seen, for those who do not see it
     */
    public static Node page(String caption, String says, Figure figure) {
        return node("wide", caption, says, figure.sized(new Size(260, 9)));
    }

    private static Node node(String width, String caption, String says, Figure figure) {
        Element picture = Element.of("div", new Node.Markup(figure.svg()))
                .with("class", "picture " + width)
                .with("role", "img")
                .with("aria-label", says);
        return Element.of("figure", picture, Element.of("figcaption", caption));
    }

    /** A number with four significant digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e9) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size >= 1000 && size < 1e9) {
            return String.format(Locale.ROOT, "%,.1f", value);
        }
        return size >= 1e-3 && size < 1e9
                ? String.format(Locale.ROOT, "%." + Math.max(0, 3 - (int) Math.floor(Math.log10(size))) + "f", value)
                : String.format(Locale.ROOT, "%.3e", value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
