package org.ranvier.install.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.install.FakePlugin;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.sign.KeyFile;
import org.ranvier.install.sign.Sha256;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.source.Source;
import org.ranvier.install.trust.TrustStore;

/** An index that was signed once and is served again, when there is a newer one. */
class ReplayedIndexTest {

    private final KeyFile lab = KeyFile.generate("The Lab");
    private final List<String> notes = new ArrayList<>();

    @TempDir
    Path directory;

    private Path hosted;
    private Path kept;
    private TrustStore store;

    @BeforeEach
    void host() throws IOException {
        hosted = Files.createDirectories(directory.resolve("plugins"));
        kept = Files.createDirectories(directory.resolve("kept"));
        store = new TrustStore(directory.resolve("config/trusted-keys.txt"));
        FakePlugin.jar(hosted.resolve("demo-1.0.0.jar"), "demo", "1.0.0");
        IndexWriter.write(hosted, Limits.USUAL, Optional.of(lab));
        copy(hosted, kept);
    }

    @Test
    void anOlderIndexIsRefusedOnceANewerOneWasRead() throws IOException {
        assertThat(read().entries()).hasSize(1);
        mendDemo();
        assertThat(read().entries()).hasSize(2);
        String newest = store.newest(address()).orElseThrow().toString();

        copy(kept, hosted);

        assertThatThrownBy(this::read)
                .hasMessageContaining("the index is of ")
                .hasMessageContaining("older than the one of " + newest + " that was there before")
                .hasMessageContaining("ranvier plugin trust --remove " + address());
        assertThat(store.newest(address())).hasToString("Optional[" + newest + "]");
        assertThat(notes).hasSize(1);
    }

    @Test
    void whoTrustsAnewMayReadIt() throws IOException {
        mendDemo();
        read();
        copy(kept, hosted);

        store.remove(address());

        assertThat(read().entries()).hasSize(1);
    }

    @Test
    void anIndexWithoutADateIsOlderThanAnyThatHasOne() throws IOException {
        read();
        Path file = hosted.resolve(PluginIndex.FILE);
        Files.writeString(file, Files.readString(file).replaceAll("\"written\".*\n", ""));
        lab.sign(PluginIndex.SUBJECT, Sha256.of(file)).write(SignatureFile.beside(file));

        assertThatThrownBy(this::read).hasMessageContaining("the index is one without a date, older than");
    }

    @Test
    void whatHasNotChangedKeepsItsDateAndWhatHasIsNewerWhateverTheClockSays() throws IOException {
        Path file = hosted.resolve(PluginIndex.FILE);
        String before = Files.readString(file);
        IndexWriter.write(hosted, Limits.USUAL, Optional.of(lab));
        assertThat(file).hasContent(before);

        Instant late = Instant.parse("2999-01-01T00:00:00Z");
        Files.writeString(file, before.replaceAll("(\"written\" : \")[^\"]*", "$1" + late));
        mendDemo();

        assertThat(IndexJson.read(Files.readString(file), "there").written()).contains(late.plusSeconds(1));
    }

    @Test
    void anIndexWithoutASignatureHasNoDateThatAnybodyCouldBelieve() throws IOException {
        IndexWriter.write(hosted, Limits.USUAL, Optional.empty());

        assertThat(hosted.resolve(PluginIndex.FILE)).content().doesNotContain("written");
        assertThat(read().signature()).isEmpty();
        assertThat(store.newest(address())).isEmpty();
    }

    /** A config folder that several machines share, or one that is full. */
    @Test
    void theNewestOfTwoReadersIsKept() {
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        store.saw(address(), first.plusSeconds(60));
        store.saw(address(), first);

        assertThat(new TrustStore(store.file()).newest(address())).contains(first.plusSeconds(60));
    }

    private void mendDemo() throws IOException {
        FakePlugin.jar(hosted.resolve("demo-1.0.1.jar"), "demo", "1.0.1");
        Path file = hosted.resolve(PluginIndex.FILE);
        Instant before =
                IndexJson.read(Files.readString(file), "there").written().orElseThrow();
        IndexWriter.write(hosted, Limits.USUAL, Optional.of(lab));
        assertThat(IndexJson.read(Files.readString(file), "there").written().orElseThrow())
                .isAfter(before);
    }

    private PluginIndex read() throws IOException {
        return PluginIndex.read(
                hosted.toUri(), new Source(null), store, Files.createTempDirectory(directory, "room"), notes::add);
    }

    private String address() {
        return Source.folder(hosted.toUri()).toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String name : List.of(PluginIndex.FILE, PluginIndex.FILE + SignatureFile.SUFFIX)) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
