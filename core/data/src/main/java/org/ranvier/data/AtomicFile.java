package org.ranvier.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.DiskReason;

/**
 * Files that are replaced as a whole or not at all.
 *
 * <p>The content goes to a temporary name in the same folder, is synced to the disk, and is renamed: whoever reads the
 * file, after a crash too, finds the old content or the new, never a part. A link stays: what it leads to is replaced.
 * Devices and pipes, such as {@code /dev/stdout}, cannot be replaced and are written to.
 */
public final class AtomicFile {

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes it; the stream is buffered, and closed by the caller. */
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a file, replacing one of that name.
     *
     * @throws RanvierException with a {@code RUN} problem when it cannot be written
     */
    public static void write(Path file, Content content) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                writeInto(file, content);
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.run(
                            file.toString(),
                            "it cannot be written (" + reason(file, e) + ")",
                            "check that its folder exists, may be written to, and has room"),
                    e);
        }
    }

    /** Names the folder that is not there, not what would have been written in it. */
    private static String reason(Path file, IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.exists(folder) ? DiskReason.of(e) : "there is no folder " + folder;
    }

    private static void writeInto(Path device, Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(device), 1 << 16)) {
            content.writeTo(out);
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        Path temporary = temporary(target);
        // Never a file or a link that somebody has put there: who guesses its name finds that it cannot be made.
        FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);
        try {
            writeSynced(channel, content);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncFolder(target.getParent());
    }

    /**
     * Returns a place beside a file that nobody can foresee, for its next content; {@code .RANDOM.tmp}, whatever the
     * length of the file's own name.
     */
    public static Path temporary(Path target) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return target.resolveSibling("." + HexFormat.of().formatHex(random) + ".tmp");
    }

    private static void writeSynced(FileChannel open, Content content) throws IOException {
        try (FileChannel channel = open) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /**
     * Makes the renaming itself durable, where the system can sync folders; where it cannot, nothing else can be done.
     */
    private static void syncFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // The file itself is complete and synced; only the moment at which its new name survives a power cut is
            // open.
        }
    }
}
