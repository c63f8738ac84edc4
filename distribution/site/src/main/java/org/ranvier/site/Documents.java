package org.ranvier.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that the first page leads to.
 *
 * @param pages Markdown, by place
 * @param files the places of others, such as pictures and experiments
 * @param documents the places of all Markdown files in {@code docs}, whether anything leads to them or not
 */
record Documents(SortedMap<String, Page> pages, SortedSet<String> files, SortedSet<String> documents) {

    static final String FIRST = "README.md";

    private static final String MARKDOWN = ".md";

    /** Reads them from the root of a source tree. */
    static Documents reachedFrom(Path root) throws IOException {
        SortedMap<String, Page> pages = new TreeMap<>();
        SortedSet<String> files = new TreeSet<>();
        Deque<String> waiting = new ArrayDeque<>();
        waiting.add(FIRST);
        waiting.add(Contents.PLACE);
        while (!waiting.isEmpty()) {
            String place = waiting.remove();
            if (pages.containsKey(place) || !Files.isRegularFile(root.resolve(place))) {
                continue;
            }
            if (!place.endsWith(MARKDOWN)) {
                files.add(place);
                continue;
            }
            Page page = Page.parse(place, Files.readString(root.resolve(place)));
            pages.put(place, page);
            page.targets().stream().map(Target::place).forEach(waiting::add);
        }
        SortedSet<String> documents = new TreeSet<>();
        try (var found = Files.walk(root.resolve("docs"))) {
            found.filter(file -> file.toString().endsWith(MARKDOWN))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .forEach(documents::add);
        }
        return new Documents(pages, files, documents);
    }
}
