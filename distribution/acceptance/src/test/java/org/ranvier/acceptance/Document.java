package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown page and the code blocks in it.
 *
 * @param path the page
 * @param blocks in order
 */
record Document(Path path, List<Block> blocks) {

    private static final String FENCE = "```";
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    /**
     * A code block.
     *
     * @param place the page and line, for messages
     * @param language the first word after the fence
     * @param role the rest of that line
     */
    record Block(String place, String language, String role, String text) {

        boolean is(String wantedLanguage, String wantedRole) {
            return language.equals(wantedLanguage) && role.equals(wantedRole);
        }

        @Override
        public String toString() {
            return place;
        }
    }

    /** All pages that users read. */
    static List<Document> all() throws IOException {
        List<Document> documents =
                new ArrayList<>(List.of(read(Installation.sources().resolve("README.md"))));
        try (Stream<Path> files = Files.list(Installation.sources().resolve("docs"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                documents.add(read(file));
            }
        }
        return documents;
    }

    /** The blocks of all pages in a language and a role. */
    static List<Block> blocks(String language, String role) throws IOException {
        return all().stream()
                .flatMap(d -> d.blocks().stream())
                .filter(b -> b.is(language, role))
                .toList();
    }

    static void assertLinksLeadSomewhere(Path page) throws IOException {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
            assertThat(page.resolveSibling(links.group(1)))
                    .as("link in " + page)
                    .exists();
        }
    }

    static Document read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int n = 0; n < lines.size(); n++) {
            if (lines.get(n).startsWith(FENCE)) {
                int first = n;
                String[] words = lines.get(n).substring(FENCE.length()).strip().split(" ", 2);
                StringBuilder text = new StringBuilder();
                for (n++; !lines.get(n).equals(FENCE); n++) {
                    text.append(lines.get(n)).append('\n');
                }
                String place = file.getFileName() + ":" + (first + 1);
                blocks.add(new Block(place, words[0], words.length > 1 ? words[1] : "", text.toString()));
            }
        }
        return new Document(file, blocks);
    }
}
