package org.ranvier.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
        })).isInstanceOf(RanvierException.class).hasMessageContaining("the disk is full");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryContaining(entry -> entry.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }
}
