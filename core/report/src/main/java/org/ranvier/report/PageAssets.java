package org.ranvier.report;

import org.ranvier.report.html.Assets;

/** Style and script that pages of this program have in common, for those that are not reports. */
public final class PageAssets {

    private PageAssets() {}

    /** Returns the style of pages and of the charts in them; both light and dark. */
    public static String style() {
        return Assets.chartStyle() + Assets.style();
    }

    /** Returns the script that draws charts, uPlot, with its licence. */
    public static String chartScript() {
        return Assets.chartScript();
    }
}
