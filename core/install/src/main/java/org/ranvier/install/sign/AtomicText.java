package org.ranvier.install.sign;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.text.DiskReason;

/** Files of text that are there as a whole or not at all. */
public final class AtomicText {

    private AtomicText() {}

    /**
     * Writes a file, or replaces it, in one step.
     *
     * @throws RanvierException if it cannot be written; what was there is unchanged then
     */
    public static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(target.getParent());
            // Never into what somebody has put there: nobody can foresee the name, and a link is not followed.
            try (FileChannel out = FileChannel.open(
                    part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(
                            file.toString(),
                            "it cannot be written (" + DiskReason.of(e) + ")",
                            "make room, or mend the permissions of its folder"),
                    e);
        }
    }
}
