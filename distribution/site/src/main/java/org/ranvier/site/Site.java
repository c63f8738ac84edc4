package org.ranvier.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes the site. */
public final class Site {

    private static final List<String> ASSETS = List.of("site.css", "search.js");

    private Site() {}

    /**
     * Makes the site.
     *
     * @param args the root of the source tree, the directory of the site, which is written anew, and the version
     * @throws IllegalStateException if a link leads nowhere, or a document is not listed; names all of them
     */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]).toAbsolutePath().normalize(), Path.of(args[1]), args[2]);
    }

    static void write(Path root, Path site, String version) throws IOException {
        Documents documents = Documents.reachedFrom(root);
        Contents contents = Contents.of(documents.pages().get(Contents.PLACE));
        List<String> problems = new ArrayList<>(Links.broken(documents));
        problems.addAll(contents.missing(documents));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the documents are not whole:\n  " + String.join("\n  ", problems));
        }
        empty(site);
        Layout layout = new Layout(contents, version);
        for (Page page : documents.pages().values()) {
            put(site.resolve(page.address()), layout.page(page));
        }
        for (String file : documents.files()) {
            Path copy = site.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(root.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        put(site.resolve("search-index.js"), SearchIndex.of(documents.pages().values()));
        for (String asset : ASSETS) {
            try (InputStream in = Site.class.getResourceAsStream(asset)) {
                Files.copy(in, site.resolve(asset));
            }
        }
    }

    private static void empty(Path site) throws IOException {
        if (Files.exists(site)) {
            try (Stream<Path> files = Files.walk(site)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(site);
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
