package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Problem;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.plugin.PluginState;

/** Lists are the same whether what plugins offer is written down or they have to be loaded. */
class ListingTest extends PluginTest {

    @Test
    void whatIsWrittenDownIsListedWithoutOpeningThePlugins() {
        plugin("one").write(plugins, "one");
        plugin("two").write(plugins, "two");
        Listing loaded = list();
        record();

        assertThat(listed()).isEqualTo(loaded);
        assertThat(loaded.components()).extracting("name").containsExactly("one", "two");
    }

    @Test
    void onlyWhatIsNotWrittenDownIsLoaded() {
        plugin("one").write(plugins, "one");
        record();
        plugin("two", "2.0.0", "one").write(plugins, "two");
        PluginRuntime runtime = open();

        Listing listing = Listing.of(List.of(plugins), Preferences.NONE, () -> runtime);

        assertThat(runtime.plugins().stream()
                        .filter(plugin -> plugin.state() == PluginState.ACTIVE)
                        .map(Plugin::toString))
                .containsExactly("two@2.0.0");
        assertThat(listing.clashes()).isEqualTo(open().clashes()).hasSize(1);
        record();
        assertThat(listed()).isEqualTo(listing);
    }

    @Test
    void aChangedPluginIsLoaded() throws IOException {
        plugin("one").write(plugins, "one");
        record();
        Files.move(
                plugin("one", "1.0.0", "other").write(work, "changed"),
                plugins.resolve("one.jar"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(list().components()).extracting("name").containsExactly("other");
    }

    /** A receipt that somebody has changed tells of a file that is not the one that was installed. */
    @Test
    void aPluginWhoseReceiptIsAnotherIsLoaded() throws IOException {
        plugin("one").write(plugins, "one");
        record();
        Path receipt = Files.createDirectory(plugins.resolve(".receipts")).resolve("one.jar.sha256");
        Files.writeString(receipt, "0".repeat(64) + "  one.jar\n");

        assertThat(list().problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith("it is not the file that was installed");
    }

    /** Cut anywhere, or with any of its lines changed, a record is none, and nothing breaks. */
    @Test
    void aDamagedRecordIsNeverBelieved() throws IOException {
        Path jar = plugin("one").write(plugins, "one");
        Listing right = list();
        record();
        String text = Files.readString(Listing.place(jar));

        for (int at = 0; at < text.length(); at += 11) {
            String changed = text.substring(0, at) + (text.charAt(at) == 'b' ? 'c' : 'b') + text.substring(at + 1);
            for (String damaged : List.of(text.substring(0, at), changed)) {
                Files.writeString(Listing.place(jar), damaged);
                boolean[] opened = {false};
                Listing listing = Listing.of(List.of(plugins), Preferences.NONE, () -> {
                    opened[0] = true;
                    return open();
                });
                assertThat(opened[0]).as(damaged).isTrue();
                assertThat(listing).isEqualTo(right);
            }
        }
    }

    @Test
    void whatARecordIsAboutMayBeNoFileAtAll() throws IOException {
        Path jar = plugin("one").write(plugins, "one");
        Files.createDirectories(Listing.place(jar));

        assertThat(list().components()).hasSize(1);
        assertThat(Listing.record(open(), open().plugins().getFirst(), UnaryOperator.identity()))
                .isNotEqualTo(Optional.of(true));
    }

    @Test
    void aPluginStandsOnThePluginsThatItRequires() throws IOException {
        Path shapes = shapes("1.0.0");
        plugin("user").descriptor("requires", "shapes").write(plugins, "user");
        record();
        assertThat(listed()).isEqualTo(list());

        Files.move(shapes("1.0.0", "other"), shapes, StandardCopyOption.REPLACE_EXISTING);
        PluginRuntime runtime = open();
        Listing.of(List.of(plugins), Preferences.NONE, () -> runtime);
        assertThat(runtime.plugins()).extracting(Plugin::state).containsOnly(PluginState.ACTIVE);

        record();
        listed();
        // Which of two versions is meant, only resolving tells.
        plugin("shapes", "2.0.0", "shapes").write(plugins, "shapes-2");
        record();
        boolean[] opened = {false};
        Listing.of(List.of(plugins), Preferences.NONE, () -> {
            opened[0] = true;
            return open();
        });
        assertThat(opened[0]).isTrue();
    }

    @Test
    void ofOneVersionInTwoFoldersTheProblemIsTold(@TempDir Path second) {
        plugin("one").write(plugins, "one");
        plugin("one").write(second, "one");
        record();
        PluginRuntime other = PluginRuntime.open(List.of(second));
        other.plugins().forEach(plugin -> Listing.record(other, plugin, UnaryOperator.identity()));

        Listing listing = Listing.of(
                List.of(plugins, second), Preferences.NONE, () -> PluginRuntime.open(List.of(plugins, second)));

        assertThat(listing.plugins()).hasSize(1);
        assertThat(listing.problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("same version");
    }

    /** What offers nothing is a fault, unless another plugin requires it. */
    @Test
    void aPluginThatOffersNothingIsToldOfOnceNobodyRequiresIt() throws IOException {
        plugin("empty")
                .source("module-info", "module test.empty { requires org.ranvier.api; }")
                .write(plugins, "empty");
        Path user = plugin("user").descriptor("requires", "empty").write(plugins, "user");
        record();
        assertThat(listed().problems()).isEmpty();

        Files.delete(user);

        assertThat(list().problems())
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .startsWith("it offers nothing");
    }

    private Path shapes(String version) {
        return plugin("shapes", version, "shapes").write(plugins, "shapes");
    }

    private Path shapes(String version, String component) {
        return plugin("shapes", version, component).write(work, "shapes");
    }

    private Listing list() {
        return Listing.of(List.of(plugins), Preferences.NONE, this::open);
    }

    /** The list of what is written down. */
    private Listing listed() {
        return Listing.of(List.of(plugins), Preferences.NONE, () -> {
            throw new AssertionError("the plugins are opened");
        });
    }

    private void record() {
        PluginRuntime runtime = open();
        for (Plugin plugin : runtime.plugins()) {
            assertThat(Listing.record(runtime, plugin, UnaryOperator.identity()))
                    .contains(true);
        }
    }
}
