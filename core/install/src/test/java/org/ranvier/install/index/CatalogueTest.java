package org.ranvier.install.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.runtime.plugin.PluginApi;
import org.ranvier.runtime.plugin.PluginDescriptor;
import org.ranvier.runtime.plugin.Requirement;
import org.ranvier.runtime.plugin.SemanticVersion;
import org.ranvier.runtime.plugin.VersionRange;

class CatalogueTest {

    private static final PluginApi API = new PluginApi(SemanticVersion.parse("1.0.0-rc.1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | a@1.10.0",
                "a@1.2 | a@1.2.0",
                "a@1 | a@1.10.0",
                "a@[1.0,1.5) | a@1.2.0",
                "a@2 | a@2.0.0-rc.1",
                "a@[2.0.0-rc.1] | a@2.0.0-rc.1",
            })
    void theBestVersionIsChosen(String wish, String chosen) {
        Catalogue catalogue = catalogue(entry("a@1.2.0"), entry("a@1.10.0"), entry("a@2.0.0-rc.1"));

        assertThat(closure(catalogue, wish)).containsExactly(chosen);
    }

    @Test
    void whatIsRequiredComesFirstAndOnce() {
        Catalogue catalogue = catalogue(
                entry("a@1.0.0", "b[1.0,2.0)", "c[1.0,2.0)"),
                entry("b@1.0.0", "c[1.0,2.0)"),
                entry("c@1.0.0"),
                entry("c@2.0.0"));

        assertThat(closure(catalogue, "a")).containsExactly("c@1.0.0", "b@1.0.0", "a@1.0.0");
    }

    @Test
    void whatIsThereIsNotChosenAgain() {
        Catalogue catalogue = catalogue(entry("a@1.0.0", "b[1.0,2.0)"), entry("b@1.5.0"));

        assertThat(names(catalogue.closure(List.of(Wish.parse("a")), List.of(installed("b@1.0.0")))))
                .containsExactly("a@1.0.0");
    }

    @Test
    void anOlderVersionIsChosenWhereTheNewestCannotBe() {
        Catalogue catalogue =
                catalogue(entry("a@3.0.0", "nowhere[1.0,2.0)"), entry("a@2.0.0", "b[1.0,2.0)"), entry("b@1.0.0"));

        assertThat(closure(catalogue, "a")).containsExactly("b@1.0.0", "a@2.0.0");
    }

    @Test
    void allReasonsAreTold() {
        IndexEntry future = new IndexEntry(
                "a",
                SemanticVersion.parse("2.0.0"),
                "",
                VersionRange.parse("[9.0,10.0)"),
                List.of(),
                "a.jar",
                1,
                "0".repeat(64),
                Optional.empty());
        Catalogue catalogue = catalogue(future, entry("a@1.0.0", "b[1.0,2.0)"), entry("b@3.0.0"), entry("d@1.0.0"));

        assertThatThrownBy(() ->
                        catalogue.closure(Stream.of("a", "e").map(Wish::parse).toList(), List.of()))
                .hasMessageContaining("a@2.0.0 fits versions [9.0.0,10.0.0) of the Ranvier API, but this is 1.0.0-rc.1")
                .hasMessageContaining("a@1.0.0 requires b[1.0.0,2.0.0), which is neither here nor in the index")
                .hasMessageContaining("no index lists a plugin 'e'");
    }

    @Test
    void whatWasLeftAgainIsFoundByAnotherWay() {
        // The newest a takes b, fails, and leaves it again; the older one needs b, too.
        Catalogue catalogue = catalogue(
                entry("a@2.0.0", "b[1.0,2.0)", "nowhere[1.0,2.0)"), entry("a@1.0.0", "b[1.0,2.0)"), entry("b@1.0.0"));

        assertThat(closure(catalogue, "a")).containsExactly("b@1.0.0", "a@1.0.0");
    }

    @Test
    void aLongChainThatEndsNowhereIsGivenUpAtOnce() {
        List<IndexEntry> entries = new ArrayList<>();
        for (char id = 'a'; id < 'z'; id++) {
            String next = id == 'm' ? "nowhere" : String.valueOf((char) (id + 1));
            for (int minor = 0; minor < 20; minor++) {
                entries.add(entry(id + "@1." + minor + ".0", next + "[1.0,2.0)"));
            }
        }
        Catalogue catalogue = catalogue(entries.toArray(IndexEntry[]::new));

        assertThatThrownBy(() -> closure(catalogue, "a")).hasMessageContaining("requires nowhere[1.0.0,2.0.0)");
    }

    @Test
    void aCircleEnds() {
        Catalogue catalogue = catalogue(entry("a@1.0.0", "b[1.0,2.0)"), entry("b@1.0.0", "a[1.0,2.0)"));

        assertThatThrownBy(() -> closure(catalogue, "a")).hasMessageContaining("requires itself in a circle");
    }

    @Test
    void theFirstIndexThatListsAPluginCounts() {
        Catalogue catalogue = new Catalogue(
                List.of(index("https://lab.example.org/", entry("a@1.0.0")), index("https://x.org/", entry("a@9.0.0"))),
                API);

        assertThat(closure(catalogue, "a")).containsExactly("a@1.0.0");
    }

    @Test
    void anUpdateIsANewerRelease() {
        Catalogue catalogue = catalogue(entry("a@1.2.0"), entry("a@2.0.0-rc.1"));

        assertThat(catalogue.newer("a", SemanticVersion.parse("1.0.0"))).hasValue(new Wish("a", "[1.2.0]"));
        assertThat(catalogue.newer("a", SemanticVersion.parse("1.2.0"))).isEmpty();
        assertThat(catalogue.newer("a", SemanticVersion.parse("1.3.0"))).isEmpty();
        assertThat(catalogue.newer("b", SemanticVersion.parse("1.0.0"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"ranvier_index\": 2}",
                "{\"ranvier_index\": 1, \"plugins\": [7]}",
                "{\"ranvier_index\": 1, \"written\": \"yesterday\"}",
            })
    void whatIsNoIndexIsRefused(String text) {
        assertThatThrownBy(() -> IndexJson.read(text, "there"))
                .hasMessageContaining("there: it is no index of plugins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../a.jar", "/a.jar", "https://x.org/a.jar", "b/../../a.jar", "b\\a.jar", "", "a.jar?x", "a%2e"})
    void aFileOfAnIndexLiesInItsFolder(String url) {
        String text = IndexJson.write(new IndexJson.Contents(List.of(entry("a@1.0.0")), Optional.empty()))
                .replace("\"a-1.0.0.jar\"", "\"" + url.replace("\\", "\\\\") + "\"");

        assertThatThrownBy(() -> IndexJson.read(text, "there")).hasMessageContaining("'url' cannot be '" + url + "'");
    }

    @Test
    void anIndexIsReadAsItWasWritten() {
        List<IndexEntry> entries = List.of(entry("a@1.0.0", "b[1.0,2.0)", "c(,3.0]"), entry("b@1.0.0-rc.1"));

        for (Optional<Instant> written :
                List.of(Optional.<Instant>empty(), Optional.of(Instant.parse("2026-01-31T12:00:00Z")))) {
            IndexJson.Contents contents = new IndexJson.Contents(entries, written);
            assertThat(IndexJson.read(IndexJson.write(contents), "there")).isEqualTo(contents);
        }
    }

    private static List<String> closure(Catalogue catalogue, String wish) {
        return names(catalogue.closure(List.of(Wish.parse(wish)), List.of()));
    }

    private static List<String> names(List<Catalogue.Listed> chosen) {
        return chosen.stream().map(listed -> listed.entry().toString()).toList();
    }

    private static Catalogue catalogue(IndexEntry... entries) {
        return new Catalogue(List.of(index("https://plugins.example.org/", entries)), API);
    }

    private static PluginIndex index(String folder, IndexEntry... entries) {
        return new PluginIndex(URI.create(folder), List.of(entries), Optional.empty());
    }

    private static IndexEntry entry(String reference, String... requires) {
        String[] parts = reference.split("@");
        return new IndexEntry(
                parts[0],
                SemanticVersion.parse(parts[1]),
                "for a test",
                VersionRange.parse("[1.0.0-rc.1,2)"),
                Stream.of(requires).map(CatalogueTest::requirement).toList(),
                parts[0] + "-" + parts[1] + ".jar",
                1,
                "0".repeat(64),
                Optional.of(new IndexEntry.Signer("Jane", "1111")));
    }

    private static Requirement requirement(String text) {
        return new Requirement(
                text.startsWith("nowhere") ? "nowhere" : text.substring(0, 1),
                VersionRange.parse(text.replaceFirst("^[a-z]+", "")));
    }

    private static PluginDescriptor installed(String reference) {
        String[] parts = reference.split("@");
        return new PluginDescriptor(
                parts[0],
                SemanticVersion.parse(parts[1]),
                "",
                VersionRange.parse("[1.0.0-rc.1,2)"),
                List.of(),
                Set.of(),
                "",
                true,
                false,
                java.util.Map.of());
    }
}
