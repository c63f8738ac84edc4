package org.ranvier.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a file that is being fetched: {@code NAME.part}, and beside it {@code NAME.part.from} with the
 * address that it comes from and what that server calls this state of the file.
 *
 * @param target what it is to become
 * @param part the bytes so far
 * @param from two lines: the address, and the validator
 */
record PartFile(Path target, Path part, Path from) {

    static PartFile of(Path target) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        return new PartFile(target, part, part.resolveSibling(part.getFileName() + ".from"));
    }

    /** Returns the size of the part in bytes, 0 if there is none. */
    long size() {
        try {
            return Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS) ? Files.size(part) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Returns the validator that an address gave for the state that the part was taken from; empty if the part came
     * from elsewhere or nothing is known.
     */
    Optional<String> validator(URI url) throws IOException {
        if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(from);
        return lines.size() == 2 && lines.getFirst().equals(url.toString())
                ? Optional.of(lines.getLast())
                : Optional.empty();
    }

    /** Notes where the bytes come from. */
    void setOrigin(URI url, Optional<String> validator) throws IOException {
        if (validator.isPresent()) {
            Files.deleteIfExists(from);
            Files.write(from, List.of(url.toString(), validator.get()), StandardOpenOption.CREATE_NEW);
        } else {
            Files.deleteIfExists(from);
        }
    }

    /** Opens it to append, or to start over; never what a link leads to, as its name can be foreseen. */
    FileChannel open(boolean append) throws IOException {
        return FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS,
                append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Gives it its name, in one step. */
    void finish() throws IOException {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(from);
    }

    void discard() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(from);
    }
}
