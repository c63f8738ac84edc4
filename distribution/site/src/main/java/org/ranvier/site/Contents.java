package org.ranvier.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * The navigation: what {@value #PLACE} lists below its headings.
 *
 * @param groups in order
 */
record Contents(List<Group> groups) {

    static final String PLACE = "docs/README.md";

    /** Records of decisions have a list of their own. */
    private static final String RECORDS = "docs/adr/";

    /** Pages for one purpose. */
    record Group(String name, List<Entry> entries) {}

    /** A page in the navigation, by its name there. */
    record Entry(String name, Target target) {}

    static Contents of(Page list) {
        if (list == null) {
            throw new IllegalStateException("there is no " + PLACE);
        }
        List<Group> groups = new ArrayList<>();
        String name = "";
        for (Node block = list.body().getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading && heading.getFirstChild() instanceof Text text) {
                name = text.getLiteral();
            } else if (block instanceof BulletList bullets) {
                groups.add(new Group(name, entries(bullets)));
            }
        }
        return new Contents(List.copyOf(groups));
    }

    /** The first link of each item. */
    private static List<Entry> entries(BulletList bullets) {
        List<Entry> entries = new ArrayList<>();
        for (Node item = bullets.getFirstChild(); item != null; item = item.getNext()) {
            firstLink(item).ifPresent(entries::add);
        }
        return List.copyOf(entries);
    }

    private static Optional<Entry> firstLink(Node item) {
        List<Entry> found = new ArrayList<>();
        item.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                if (link.getFirstChild() instanceof Text text) {
                    Target.of(PLACE, link.getDestination())
                            .ifPresent(target -> found.add(new Entry(text.getLiteral(), target)));
                }
            }
        });
        return found.stream().findFirst();
    }

    /** Returns a sentence for each document that nothing here leads to. */
    List<String> missing(Documents documents) {
        List<String> listed = groups.stream()
                .flatMap(group -> group.entries().stream())
                .map(entry -> entry.target().place())
                .toList();
        return documents.documents().stream()
                .filter(place -> !place.equals(PLACE))
                .filter(place ->
                        place.startsWith(RECORDS) ? !documents.pages().containsKey(place) : !listed.contains(place))
                .map(place -> "nothing leads to " + place + "; list it in "
                        + (place.startsWith(RECORDS) ? RECORDS + "README.md" : PLACE))
                .toList();
    }
}
