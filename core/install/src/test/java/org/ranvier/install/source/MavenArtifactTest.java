package org.ranvier.install.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.install.sign.Sha256;

class MavenArtifactTest {

    @TempDir
    Path directory;

    private Path room;
    private Path released;

    @BeforeEach
    void folders() throws IOException {
        room = Files.createDirectories(directory.resolve("room"));
        released = Files.createDirectories(directory.resolve("a repository/org/example/demo/1.0.0"));
    }

    @Test
    void aJarIsFetchedAndCompared() throws IOException {
        Path jar = Files.writeString(released.resolve("demo-1.0.0.jar"), "a jar");
        Files.writeString(released.resolve("demo-1.0.0.jar.sha256"), Sha256.of(jar) + "  demo-1.0.0.jar\n");
        fetch("org.example:demo:1.0.0");
        assertThat(room.resolve("demo-1.0.0.jar")).hasContent("a jar");

        Files.writeString(jar, "another jar");
        assertThatThrownBy(() -> fetch("org.example:demo:1.0.0"))
                .hasMessageContaining("its SHA-256 is not the one that the repository has of it");
    }

    @Test
    void aZipWithAClassifierIsFetched() throws IOException {
        Files.writeString(released.resolve("demo-1.0.0-linux.zip"), "a zip");

        fetch("org.example:demo:1.0.0:linux");

        assertThat(room.resolve("demo-1.0.0-linux.zip")).hasContent("a zip");
    }

    @Test
    void whatIsNotThereIsTold() {
        assertThatThrownBy(() -> fetch("org.example:demo:2.0.0"))
                .hasMessageContaining("org.example:demo:2.0.0: neither a jar nor a zip of it is in file:");
        assertThatThrownBy(() -> fetch("org.example:demo:2.0.0-SNAPSHOT"))
                .hasMessageContaining("snapshots are not looked for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "a:b", "a:b:..", "..:b:1", "a:b:1/2", "a:b:c:d:e", "C:\\a\\b.jar", "a b:c:1"})
    void otherTextsAreNone(String text) {
        assertThat(MavenArtifact.parse(text)).isEmpty();
    }

    private void fetch(String coordinates) {
        MavenArtifact.parse(coordinates)
                .orElseThrow()
                .fetch(directory.resolve("a repository").toUri(), new Source(null), room, 1_000);
    }
}
