package org.ranvier.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A Markdown file.
 *
 * @param place from the root of the tree
 * @param body its syntax tree; not to be changed
 * @param sections in order
 * @param anchors the ids of its headings
 * @param targets what its links within the tree lead to, pictures among them
 */
record Page(String place, Node body, List<Section> sections, Map<Node, String> anchors, List<Target> targets) {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    static Page parse(String place, String markdown) {
        Node body = PARSER.parse(markdown);
        Map<Node, String> anchors = anchors(body);
        return new Page(place, body, sections(body, anchors), anchors, targets(place, body));
    }

    String title() {
        return sections.isEmpty() ? place : sections.getFirst().heading();
    }

    /** Where it is in the site. */
    String address() {
        return Target.addressOf(place);
    }

    boolean hasAnchor(String anchor) {
        return anchors.containsValue(anchor);
    }

    private static Map<Node, String> anchors(Node body) {
        Map<Node, String> ids = new HashMap<>();
        Anchors anchors = new Anchors();
        body.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                ids.put(heading, anchors.next(words(heading)));
            }
        });
        return ids;
    }

    private static List<Section> sections(Node body, Map<Node, String> anchors) {
        List<Section> sections = new ArrayList<>();
        Heading heading = null;
        StringBuilder text = new StringBuilder();
        for (Node block = body.getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading next) {
                add(sections, heading, anchors, text);
                heading = next;
            } else {
                text.append(TEXT.render(block)).append(' ');
            }
        }
        add(sections, heading, anchors, text);
        return List.copyOf(sections);
    }

    private static void add(List<Section> sections, Heading heading, Map<Node, String> anchors, StringBuilder text) {
        if (heading != null) {
            sections.add(new Section(
                    heading.getLevel(),
                    words(heading),
                    anchors.get(heading),
                    text.toString().replaceAll("\\s+", " ").strip()));
        }
        text.setLength(0);
    }

    private static String words(Heading heading) {
        StringBuilder words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString().strip();
    }

    private static List<Target> targets(String place, Node body) {
        List<Target> targets = new ArrayList<>();
        body.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                Target.of(place, link.getDestination()).ifPresent(targets::add);
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                Target.of(place, image.getDestination()).ifPresent(targets::add);
            }
        });
        return List.copyOf(targets);
    }
}
