package org.ranvier.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {

    @TempDir
    Path directory;

    @BeforeEach
    void writeSmallDocuments() throws IOException {
        write(
                "README.md",
                "# Name\n\nSee [delays](docs/delays.md#how-they-work), [all](docs/README.md) and [it](LICENSE).\n");
        write("LICENSE", "free");
        write("docs/README.md", "# Documents\n\n## Use\n\n- [Delays](delays.md): how\n- [Records](adr/README.md)\n");
        write("docs/adr/README.md", "# Records\n\n[first](0001-first.md)\n");
        write("docs/adr/0001-first.md", "# First\n\n[home](../../README.md)\n");
        write("docs/delays.md", """
                # Delays & weights

                ## How they work

                | a | b |
                |---|---|
                | `x < y` | 2 |

                ![them](images/d.svg) and https://example.org and [elsewhere](https://example.org/a.md).

                ## How they work

                Again: <b>bold</b>
                """);
        write("docs/images/d.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }

    @Test
    void pagesReferToPagesAndCopiesOfOtherFiles() throws Exception {
        Path site = site("site");

        String first = Files.readString(site.resolve("index.html"));
        assertThat(first)
                .contains("<title>Name</title>", "href=\"docs/delays.html#how-they-work\"", "href=\"docs/index.html\"")
                .contains("href=\"LICENSE\"", "href=\"site.css\"", "<span>1.2.3</span>");
        String delays = Files.readString(site.resolve("docs/delays.html"));
        assertThat(delays)
                .contains("<title>Delays &amp; weights – Ranvier</title>", "<h2 id=\"how-they-work\">")
                .contains("<h2 id=\"how-they-work-1\">", "src=\"../docs/images/d.svg\"", "<code>x &lt; y</code>")
                .contains("href=\"../docs/delays.html\" aria-current=\"page\"", "href=\"https://example.org/a.md\"");
        assertThat(site.resolve("docs/images/d.svg")).exists();
        assertThat(site.resolve("docs/adr/0001-first.html")).content().contains("href=\"../../index.html\"");
        assertThat(site.resolve("docs/adr/index.html")).exists();
    }

    @Test
    void theSearchHasTheWordsOfEverySection() throws Exception {
        assertThat(site("site").resolve("search-index.js"))
                .content()
                .startsWith("const sections = [")
                .contains(
                        "[\"Delays & weights\",\"How they work\",\"docs/delays.html#how-they-work-1\",\"Again: <b>bold</b>\"]");
    }

    @Test
    void equalDocumentsGiveEqualSitesWithoutWhatWasThereBefore() throws Exception {
        Path first = site("first");
        Files.createDirectories(directory.resolve("second"));
        Files.writeString(directory.resolve("second/old.html"), "old");

        assertThat(contents(site("second"))).isEqualTo(contents(first));
    }

    @Test
    void linksThatLeadNowhereAreNamedAllAtOnce() throws IOException {
        write("docs/delays.md", "# Delays\n\n[a](missing.md) [b](../README.md#nothing) [c](../LICENSE)\n");

        assertThatThrownBy(() -> site("site"))
                .hasMessageContaining("docs/delays.md leads to docs/missing.md, which is no file")
                .hasMessageContaining("docs/delays.md leads to README.md#nothing, and there is no such heading")
                .hasMessageContaining("README.md leads to docs/delays.md#how-they-work, and there is no such heading");
        assertThat(directory.resolve("site")).doesNotExist();
    }

    @Test
    void documentsThatNothingLeadsToAreNamed() throws IOException {
        write("docs/alone.md", "# Alone\n");
        write("docs/adr/0002-alone.md", "# Alone\n");

        assertThatThrownBy(() -> site("site"))
                .hasMessageContaining("nothing leads to docs/alone.md; list it in docs/README.md")
                .hasMessageContaining("nothing leads to docs/adr/0002-alone.md; list it in docs/adr/README.md");
    }

    private Path site(String name) throws IOException {
        Path site = directory.resolve(name);
        Site.write(directory.resolve("tree"), site, "1.2.3");
        return site;
    }

    private void write(String place, String text) throws IOException {
        Path file = directory.resolve("tree").resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> contents(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> site.relativize(file) + " " + read(file))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
