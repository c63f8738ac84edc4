package org.ranvier.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element.
 *
 * @param tag its name
 * @param attributes its attributes by name; values are escaped when written
 * @param content what is in it
 */
public record Element(String tag, Map<String, String> attributes, List<Node> content) implements Node {

    private static final Set<String> VOID = Set.of("meta", "br", "hr", "img", "link", "col");

    /** Elements after which a line may end without changing what is shown. */
    private static final Set<String> BLOCKS = Set.of(
            "p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "section", "table", "tr", "thead", "tbody", "figure", "div",
            "nav", "header", "footer", "main", "details", "caption", "dl", "dd", "title", "meta");

    public Element {
        attributes = Map.copyOf(new LinkedHashMap<>(attributes));
        content = List.copyOf(content);
    }

    /** Returns an element without attributes. */
    public static Element of(String tag, Node... content) {
        return new Element(tag, Map.of(), List.of(content));
    }

    /** Returns an element without attributes. */
    public static Element of(String tag, List<? extends Node> content) {
        return new Element(tag, Map.of(), List.copyOf(content));
    }

    /** Returns an element with text in it. */
    public static Element of(String tag, String text) {
        return of(tag, Node.text(text));
    }

    /** Returns this element with an attribute more. */
    public Element with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(tag, more, content);
    }

    @Override
    public void appendTo(StringBuilder html) {
        html.append('<').append(tag);
        attributes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(attribute -> {
            html.append(' ').append(attribute.getKey()).append("=\"");
            Escape.append(attribute.getValue(), html);
            html.append('"');
        });
        html.append('>');
        if (!VOID.contains(tag)) {
            content.forEach(node -> node.appendTo(html));
            html.append("</").append(tag).append('>');
        }
        if (BLOCKS.contains(tag)) {
            html.append('\n');
        }
    }
}
