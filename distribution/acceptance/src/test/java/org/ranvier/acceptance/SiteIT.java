package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documents as a site, from a disk and without a network, in a real browser. */
class SiteIT {

    private static final Path SITE = Installation.sources().resolve("distribution/site/target/site");

    /** Pages from a disk may look into others only then; a reader's need not. */
    private static final String LOOK_INSIDE = "--allow-file-access-from-files";

    @TempDir
    Path directory;

    private Chromium chromium;

    @BeforeEach
    void startChromium() {
        chromium = Chromium.require(directory);
    }

    @Test
    void noPageIsWiderThanANarrowWindow() throws Exception {
        List<String> pages = pages();
        assertThat(pages).hasSizeGreaterThan(40).contains("index.html", "docs/experiment.html");

        String seen = chromium.dom(around("""
                        for (const page of [%s]) {
                          const inside = await show(page);
                          const width = inside.documentElement.scrollWidth;
                          say(page + (width <= 400 ? ' fits' : ' has ' + width));
                        }
                        """.formatted(quoted(pages))), LOOK_INSIDE);

        assertThat(seen).contains(pages.stream().map(page -> page + " fits\n").toList());
    }

    @Test
    void theSearchFindsSectionsAndKeysReachIt() throws Exception {
        String seen = chromium.dom(around("""
                const inside = await show('docs/experiment.html');
                inside.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
                say('focus ' + inside.activeElement.id);
                const type = words => {
                  inside.getElementById('search').value = words;
                  inside.getElementById('search').dispatchEvent(new Event('input'));
                };
                type('simd vectors');
                const link = inside.querySelector('#found a');
                say('found ' + link.href.includes('/docs/') + ' ' + inside.querySelectorAll('#found mark').length);
                const there = await show(link.getAttribute('href').replace('../', ''));
                say('leads to a heading ' + (there.querySelector(there.location.hash) !== null));
                const again = await show('index.html?q=nosuchwordanywhere');
                say(again.getElementById('found').textContent);
                again.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
                say('hidden ' + again.getElementById('found').hidden);
                """), LOOK_INSIDE);

        assertThat(seen)
                .contains("focus search\n", "found true ", "leads to a heading true\n", "hidden true\n")
                .contains("No section has all of these words.\n")
                .doesNotContain("found true 0");
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .map(file -> SITE.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String quoted(List<String> pages) {
        return pages.stream().map(page -> "'" + page + "'").collect(Collectors.joining(", "));
    }

    /** A page with a window of 400 pixels, which runs a script and holds what it says. */
    private Path around(String script) throws IOException {
        return Files.writeString(directory.resolve("around.html"), """
                <!DOCTYPE html><meta charset="utf-8">
                <iframe style="width: 400px; height: 900px; border: 0"></iframe><pre></pre>
                <script>
                const frame = document.querySelector('iframe');
                const say = text => document.querySelector('pre').append(text + '\\n');
                const show = page => new Promise(shown => {
                  frame.onload = () => shown(frame.contentDocument);
                  frame.src = '%s' + page;
                });
                (async () => {
                %s
                })();
                </script>
                """.formatted(SITE.toUri(), script));
    }
}
