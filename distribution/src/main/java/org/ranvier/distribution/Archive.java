package org.ranvier.distribution;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/**
 * A directory as {@code .tar.gz}, and its SHA-256 beside it.
 *
 * <p>Equal directories give equal bytes: entries are in order of their names, belong to nobody, carry one time, and may be
 * written by their owner alone and executed by all or none.
 */
final class Archive {

    private static final int EXECUTABLE = 0755;
    private static final int READABLE = 0644;
    private static final int LINK = 0777;

    private Archive() {}

    /**
     * Writes {@code file} and {@code file.sha256}.
     *
     * @param directory what is archived, under its own name
     * @param file the archive
     * @param time the time of all entries
     */
    static void write(Path directory, Path file, Instant time) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        MessageDigest sha256 = sha256();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)), sha256)), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path path : sorted(directory)) {
                add(tar, directory.getParent(), path, FileTime.from(time));
            }
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        // The form that sha256sum --check reads.
        String line = HexFormat.of().formatHex(sha256.digest()) + "  " + file.getFileName() + "\n";
        Files.writeString(file.resolveSibling(file.getFileName() + ".sha256"), line, StandardCharsets.UTF_8);
    }

    private static List<Path> sorted(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted().toList();
        }
    }

    private static void add(TarArchiveOutputStream tar, Path top, Path path, FileTime time) throws IOException {
        String name = top.relativize(path).toString().replace('\\', '/');
        TarArchiveEntry entry;
        if (Files.isSymbolicLink(path)) {
            entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(path).toString());
            entry.setMode(LINK);
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            entry = new TarArchiveEntry(name + "/");
            entry.setMode(EXECUTABLE);
        } else {
            entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(path));
            entry.setMode(Files.isExecutable(path) ? EXECUTABLE : READABLE);
        }
        entry.setLastModifiedTime(time);
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        tar.putArchiveEntry(entry);
        if (entry.isFile() && !entry.isSymbolicLink()) {
            Files.copy(path, tar);
        }
        tar.closeArchiveEntry();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
