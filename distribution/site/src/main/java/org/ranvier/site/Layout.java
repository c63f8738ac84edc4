package org.ranvier.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** What is around the text of a page: search, navigation, and a list of its sections. */
final class Layout {

    /** Pages with fewer sections than this are seen at a glance. */
    private static final int MANY = 4;

    private final Contents contents;
    private final String version;

    Layout(Contents contents, String version) {
        this.contents = contents;
        this.version = version;
    }

    String page(Page page) {
        String top =
                "../".repeat((int) page.place().chars().filter(c -> c == '/').count());
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="%ssite.css">
                </head>
                <body>
                <a class="skip" href="#text">Skip to the text</a>
                <header>
                <a class="name" href="%sindex.html">Ranvier <span>%s</span></a>
                <search><input id="search" type="search" placeholder="Search" aria-label="Search the documents" autocomplete="off"></search>
                </header>
                <div id="found" data-top="%s" aria-live="polite" hidden></div>
                <div class="columns">
                <nav aria-label="Documents"><details open><summary>Documents</summary>
                %s</details></nav>
                <main id="text">
                %s</main>
                %s</div>
                <script src="%ssearch-index.js"></script>
                <script src="%ssearch.js"></script>
                </body>
                </html>
                """.formatted(
                        escaped(page.title()) + (page.place().equals(Documents.FIRST) ? "" : " – Ranvier"),
                        top,
                        top,
                        escaped(version),
                        top,
                        navigation(page, top),
                        body(page, top),
                        sections(page),
                        top,
                        top);
    }

    private String navigation(Page page, String top) {
        return contents.groups().stream()
                .map(group -> "<h2>" + escaped(group.name()) + "</h2>\n<ul>\n"
                        + group.entries().stream()
                                .map(entry -> entry(entry, page, top))
                                .collect(Collectors.joining())
                        + "</ul>\n")
                .collect(Collectors.joining());
    }

    private static String entry(Contents.Entry entry, Page page, String top) {
        boolean here = entry.target().place().equals(page.place())
                && entry.target().anchor().isEmpty();
        return "<li><a href=\"" + top + escaped(entry.target().address()) + "\""
                + (here ? " aria-current=\"page\"" : "") + ">" + escaped(entry.name()) + "</a></li>\n";
    }

    private static String sections(Page page) {
        List<Section> second =
                page.sections().stream().filter(section -> section.level() == 2).toList();
        if (second.size() < MANY) {
            return "";
        }
        return second.stream()
                .map(section ->
                        "<li><a href=\"#" + section.anchor() + "\">" + escaped(section.heading()) + "</a></li>\n")
                .collect(Collectors.joining(
                        "", "<nav class=\"sections\" aria-label=\"On this page\">\n<ul>\n", "</ul>\n</nav>\n"));
    }

    private static String body(Page page, String top) {
        return HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .attributeProviderFactory(_ -> attributes(page, top))
                .build()
                .render(page.body());
    }

    /** Headings get their ids, links lead to pages, and what may be wider than a window can be scrolled by keys. */
    private static AttributeProvider attributes(Page page, String top) {
        return (Node node, String tag, Map<String, String> attributes) -> {
            Optional.ofNullable(page.anchors().get(node)).ifPresent(id -> attributes.put("id", id));
            switch (node) {
                case Link link ->
                    Target.of(page.place(), link.getDestination())
                            .ifPresent(target -> attributes.put("href", top + target.address()));
                case Image image -> {
                    Target.of(page.place(), image.getDestination())
                            .ifPresent(target -> attributes.put("src", top + target.address()));
                    attributes.put("loading", "lazy");
                }
                case FencedCodeBlock _ when tag.equals("pre") -> attributes.put("tabindex", "0");
                case TableBlock _ -> attributes.put("tabindex", "0");
                default -> {}
            }
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
