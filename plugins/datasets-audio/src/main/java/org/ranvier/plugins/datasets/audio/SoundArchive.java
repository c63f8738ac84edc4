package org.ranvier.plugins.datasets.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * The files of a {@code .tar.gz} as they were published. Such an archive can only be read from its start, so its files
 * are kept in memory; one that is too large for that has to be unpacked by hand.
 */
final class SoundArchive implements SoundFiles {

    private static final long LARGEST = 1L << 30;

    private final Path archive;
    private final Map<String, byte[]> files;

    private SoundArchive(Path archive, Map<String, byte[]> files) {
        this.archive = archive;
        this.files = files;
    }

    static SoundArchive of(Path archive) {
        Map<String, byte[]> files = new TreeMap<>();
        long total = 0;
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            Tar tar = new Tar(in);
            for (Optional<Tar.Entry> next = tar.next(); next.isPresent(); next = tar.next()) {
                Tar.Entry file = next.get();
                if (!SoundFiles.isHidden(file.name().replaceFirst("^(\\./)+", ""))) {
                    requireRoom(archive, file.size());
                    total += file.size();
                    requireRoom(archive, total);
                    files.put(file.name(), tar.content(file));
                }
            }
        } catch (IOException e) {
            throw SoundFolder.unreadable(archive.toString(), e);
        }
        return new SoundArchive(archive, files);
    }

    private static void requireRoom(Path archive, long bytes) {
        if (bytes > LARGEST) {
            throw new RanvierException(Problem.data(
                    archive.toString(),
                    "what is in it takes more than " + (LARGEST >> 30) + " GiB and cannot be kept in memory",
                    "unpack it beside itself, with tar xzf, and remove the archive from the folder"));
        }
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public byte[] read(String path) {
        return files.get(path);
    }

    @Override
    public String place(String path) {
        return archive + "!" + path;
    }
}
