package org.ranvier.fetch;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Checksum;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.RemoteFile;

class LocalFileImportTest {

    private static final DataSource SOURCE = DataSource.of(
                    "some",
                    "Some data",
                    List.of(
                            RemoteFile.at(
                                    "one.bin",
                                    5,
                                    Checksum.sha256(
                                            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")),
                            RemoteFile.at("deep/two.bin", 5, Checksum.md5("7d793037a0760186574b0282f2f435e7"))))
            .withLicence("CC0")
            .withCitation("nobody");

    @TempDir
    private Path disk;

    @TempDir
    private Path data;

    private Path folder;

    @BeforeEach
    void nameTheFolder() {
        folder = data.resolve("some");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "deep", "some/deep"})
    void filesAreTakenFromWhereTheyUsuallyLie(String place) throws IOException {
        Path where = Files.createDirectories(disk.resolve(place).normalize());
        Files.writeString(place.equals("some/deep") ? disk.resolve("some/one.bin") : disk.resolve("one.bin"), "hello");
        Files.writeString(where.resolve("two.bin"), "world");
        assertThat(take(false)).hasSize(2);
        assertThat(folder.resolve("one.bin")).hasContent("hello");
        assertThat(folder.resolve("deep/two.bin")).hasContent("world");
        assertThat(take(false)).isEmpty();
    }

    @Test
    void nothingIsCopiedBeforeAllWasFoundRight() throws IOException {
        Files.writeString(disk.resolve("one.bin"), "hello");
        assertThatThrownBy(() -> take(false)).hasMessageContaining("there is no deep/two.bin of Some data in it");
        Files.writeString(disk.resolve("two.bin"), "wurld");
        Files.writeString(disk.resolve("one.bin"), "hell");
        assertThatThrownBy(() -> take(false))
                .isInstanceOfSatisfying(
                        RanvierException.class, e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContainingAll("it has 4 bytes instead of 5", "it has the MD5 ");
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatIsThereAndWrongIsReplacedOnlyWhereAskedFor() throws IOException {
        Files.writeString(disk.resolve("one.bin"), "hello");
        Files.writeString(disk.resolve("two.bin"), "world");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("one.bin"), "hullo");
        assertThatThrownBy(() -> take(false)).hasMessageContaining("it is not the file of Some data");
        assertThat(take(true)).hasSize(2);
        assertThat(folder.resolve("one.bin")).hasContent("hello");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private List<RemoteFile> take(boolean replace) {
        return LocalFileImport.take(SOURCE, disk, folder, replace, () -> false);
    }
}
