package org.ranvier.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a page under a heading.
 *
 * @param id where links lead
 * @param heading its heading
 * @param content what is in it
 */
public record Section(String id, String heading, List<Node> content) {

    public Section {
        content = List.copyOf(content);
    }

    /** Returns a section. */
    public static Section of(String id, String heading, Node... content) {
        return new Section(id, heading, List.of(content));
    }

    /** Returns a section that cannot be shown, with the reason in its place. */
    public static Section leftOut(String id, String heading, String reason) {
        return of(id, heading, Element.of("p", sentence(reason)).with("class", "left-out"));
    }

    /** Returns this section with more in it. */
    public Section and(Node... more) {
        List<Node> all = new ArrayList<>(content);
        all.addAll(Arrays.asList(more));
        return new Section(id, heading, all);
    }

    Node node() {
        List<Node> all = new ArrayList<>();
        all.add(Element.of("h2", heading).with("id", id));
        all.addAll(content);
        return Element.of("section", all).with("aria-labelledby", id);
    }

    private static String sentence(String reason) {
        String text = Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
