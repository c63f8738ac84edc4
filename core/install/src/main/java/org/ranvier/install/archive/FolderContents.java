package org.ranvier.install.archive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.ranvier.text.DiskReason;

/** A folder from a stranger, copied within limits and without links. */
public final class FolderContents {

    private final Path source;
    private final String where;
    private final Limits limits;

    /**
     * Names a folder.
     *
     * @param source the folder
     * @param where as messages name it
     */
    public FolderContents(Path source, String where, Limits limits) {
        this.source = source;
        this.where = where;
        this.limits = limits;
    }

    /**
     * Copies it.
     *
     * @param target the copy, which does not exist yet
     * @throws org.ranvier.api.RanvierException if it is refused; some files may be there then
     */
    public void copy(Path target) {
        try {
            Files.walkFileTree(source, new Copying(target));
        } catch (IOException e) {
            throw Refused.disk(where, "it cannot be copied (" + DiskReason.of(e) + ")");
        }
    }

    private final class Copying extends SimpleFileVisitor<Path> {

        private final Path target;
        private final Names names = new Names();
        private long left = limits.bytes();
        private int files;

        Copying(Path target) {
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (!folder.equals(source)) {
                count(folder, "/");
            }
            Files.createDirectories(place(folder));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            count(file, "");
            if (!attributes.isRegularFile()) {
                throw Refused.entry(
                        where,
                        name(file),
                        attributes.isSymbolicLink() ? "is a symbolic link" : "is neither a file nor a folder");
            }
            left -= attributes.size();
            if (left < 0) {
                throw Refused.tooLarge(where, limits.bytes(), false);
            }
            Files.copy(file, place(file), java.nio.file.LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
        }

        private void count(Path path, String end) {
            if (++files > limits.files()) {
                throw Refused.tooMany(where, limits.files());
            }
            names.add(name(path) + end).ifPresent(clause -> {
                throw Refused.entry(where, name(path), clause);
            });
        }

        private Path place(Path path) {
            return target.resolve(source.relativize(path).toString());
        }

        private String name(Path path) {
            return source.relativize(path)
                    .toString()
                    .replace(path.getFileSystem().getSeparator(), "/");
        }
    }
}
