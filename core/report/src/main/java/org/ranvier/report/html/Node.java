package org.ranvier.report.html;

import java.util.List;
import java.util.stream.Stream;

/** A piece of a page. Immutable. */
public sealed interface Node permits Element, Node.Text, Node.Markup, Node.Several {

    /** Appends the piece as HTML. */
    void appendTo(StringBuilder html);

    /** Text, whatever is in it: names and settings come from files of others. */
    record Text(String text) implements Node {
        @Override
        public void appendTo(StringBuilder html) {
            Escape.append(text, html);
        }
    }

    /** HTML or SVG that this program wrote, with everything foreign in it escaped already. */
    record Markup(String html) implements Node {
        @Override
        public void appendTo(StringBuilder to) {
            to.append(html);
        }
    }

    /** Pieces one after the other. */
    record Several(List<Node> nodes) implements Node {

        public Several {
            nodes = List.copyOf(nodes);
        }

        @Override
        public void appendTo(StringBuilder html) {
            nodes.forEach(node -> node.appendTo(html));
        }
    }

    /** Returns text. */
    static Node text(String text) {
        return new Text(text);
    }

    /** Returns pieces one after the other. */
    static Node of(List<? extends Node> nodes) {
        return new Several(List.copyOf(nodes));
    }

    /** Returns pieces one after the other. */
    static Node of(Node... nodes) {
        return new Several(List.of(nodes));
    }

    /** Returns pieces one after the other. */
    static Node of(Stream<? extends Node> nodes) {
        return of(nodes.toList());
    }

    /** Returns nothing. */
    static Node none() {
        return new Several(List.of());
    }
}
