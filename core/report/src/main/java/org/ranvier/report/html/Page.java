package org.ranvier.report.html;

import java.util.List;

/**
 * A page that needs nothing but itself: style, scripts and data are in it, and it may load nothing.
 *
 * @param title what the window shows
 * @param header the first heading and what belongs to it
 * @param sections the parts, in the order of the table of contents
 * @param charts the charts as JSON, in the order in which the page refers to them
 * @param footer the last line
 */
public record Page(String title, Node header, List<Section> sections, List<String> charts, Node footer) {

    /** The beginning of every page, by which a report is known from a file of somebody else. */
    public static final String MARK = "<!DOCTYPE html>\n<!-- Report of Ranvier -->\n";

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " img-src data:; base-uri 'none'; form-action 'none'";

    /** Returns the page as HTML. */
    public String html() {
        StringBuilder html = new StringBuilder(MARK);
        html.append("<html lang=\"en\">\n<head>\n");
        Element.of("meta").with("charset", "utf-8").appendTo(html);
        Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", POLICY)
                .appendTo(html);
        Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1")
                .appendTo(html);
        Element.of("meta")
                .with("name", "color-scheme")
                .with("content", "light dark")
                .appendTo(html);
        Element.of("title", title).appendTo(html);
        html.append("<style>\n");
        if (!charts.isEmpty()) {
            html.append(Assets.chartStyle());
        }
        html.append(Assets.style()).append("</style>\n</head>\n<body>\n");
        Element.of("header", header).appendTo(html);
        contents().appendTo(html);
        Element.of("main", sections.stream().map(Section::node).toList()).appendTo(html);
        Element.of("footer", footer).appendTo(html);
        appendScripts(html);
        return html.append("</body>\n</html>\n").toString();
    }

    private Node contents() {
        List<Element> links = sections.stream()
                .map(s -> Element.of("li", Element.of("a", s.heading()).with("href", "#" + s.id())))
                .toList();
        return Element.of("nav", Element.of("ul", links)).with("aria-label", "Contents");
    }

    private void appendScripts(StringBuilder html) {
        if (!charts.isEmpty()) {
            // No text in a chart may end the element that it is in.
            html.append("<script type=\"application/json\" id=\"charts\">[")
                    .append(String.join(",\n", charts).replace("<", "\\u003c"))
                    .append("]</script>\n<script>\n")
                    .append(Assets.chartScript())
                    .append("</script>\n");
        }
        html.append("<script>\n").append(Assets.script()).append("</script>\n");
    }
}
