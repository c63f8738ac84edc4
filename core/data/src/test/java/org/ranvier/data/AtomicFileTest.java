package org.ranvier.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void afterAFailureTheOldContentIsAllThereIs() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write("half".getBytes(UTF_8));
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("the disk is full");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(entry -> entry.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aLinkStaysAndLeadsToTheNewContent() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        AtomicFile.write(link, out -> out.write("new".getBytes(UTF_8)));

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    /** A file that could be foreseen might be a link to one that matters. */
    @Test
    void nobodyCanForeseeWhereTheNextContentIsWritten() throws IOException {
        Path file = folder.resolve("a");
        java.util.Set<Path> seen = new java.util.HashSet<>();
        for (int n = 0; n < 100; n++) {
            AtomicFile.write(file, out -> {
                try (var inside = Files.list(folder)) {
                    inside.filter(path -> !path.equals(file)).forEach(seen::add);
                }
            });
        }

        assertThat(seen)
                .hasSize(100)
                .allMatch(path -> path.getFileName().toString().matches("\\.[0-9a-f]{32}\\.tmp"));
    }

    @Test
    void aNameOfTheGreatestLengthIsWrittenToo() {
        Path file = folder.resolve("n".repeat(255));

        AtomicFile.write(file, out -> out.write("new".getBytes(UTF_8)));

        assertThat(file).hasContent("new");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsWrittenTo() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        AtomicFile.write(pipe, out -> out.write("through".getBytes(UTF_8)));

        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("through");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }
}
