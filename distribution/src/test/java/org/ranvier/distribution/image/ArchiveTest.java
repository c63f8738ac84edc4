package org.ranvier.distribution.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private Path tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(directory.resolve("program"));
        Files.createDirectory(tree.resolve("bin"));
        Path run = Files.writeString(tree.resolve("bin/run"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(
                Files.writeString(tree.resolve("a.txt"), "text"), PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.createSymbolicLink(tree.resolve("run"), Path.of("bin/run"));
    }

    @Test
    void itKeepsLinksAndWhatCanBeExecutedAndForgetsOwnersAndTimes() throws IOException {
        Path archive = archive("first.tar.gz");

        assertThat(entries(archive))
                .extracting(e -> e.getName() + " " + Integer.toOctalString(e.getMode() & 0777) + " " + e.getLinkName())
                .containsExactly(
                        "program/ 755 ",
                        "program/a.txt 644 ",
                        "program/bin/ 755 ",
                        "program/bin/run 755 ",
                        "program/run 777 bin/run");
        assertThat(entries(archive)).allSatisfy(entry -> {
            assertThat(entry.getLongUserId()).isZero();
            assertThat(entry.getLongGroupId()).isZero();
            assertThat(entry.getLastModifiedTime()).isEqualTo(FileTime.from(TIME));
        });
    }

    @Test
    void equalDirectoriesGiveEqualBytes() throws IOException {
        Path first = archive("first.tar.gz");
        Files.setLastModifiedTime(tree.resolve("a.txt"), FileTime.fromMillis(0));

        assertThat(archive("second.tar.gz")).hasSameBinaryContentAs(first);
    }

    @Test
    void itsChecksumIsThatOfTheFile() throws Exception {
        Path archive = archive("first.tar.gz");
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));

        assertThat(directory.resolve("first.tar.gz.sha256")).hasContent(sha256 + "  first.tar.gz\n");
    }

    private Path archive(String name) throws IOException {
        Archive.write(tree, directory.resolve(name), TIME);
        return directory.resolve(name);
    }

    private static List<TarArchiveEntry> entries(Path archive) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
