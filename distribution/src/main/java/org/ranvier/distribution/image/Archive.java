package org.ranvier.distribution.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.ranvier.distribution.Checksum;

/**
 * A directory as {@code .tar.gz}, and its SHA-256 beside it.
 *
 * <p>Equal directories give equal bytes: entries are in order of their names, belong to nobody, carry one time, and may
 * be written by their owner alone and executed by all or none.
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
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new GzipCompressorOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh))), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path path : sorted(directory)) {
                add(tar, directory.getParent(), path, FileTime.from(time));
            }
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        Checksum.writeBeside(file);
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
}
