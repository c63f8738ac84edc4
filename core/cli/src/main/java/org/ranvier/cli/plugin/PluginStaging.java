package org.ranvier.cli.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.process.FolderRemoval;

/**
 * A copy of a plugin within the folder that it is to be installed in, under a name that nobody looks at, so that it
 * appears in one move when it has proved to be good.
 */
public final class PluginStaging implements AutoCloseable {

    private final Path source;
    private final Path folder;
    private final Path temporary;
    private final Path copy;

    /**
     * Copies, or unpacks.
     *
     * @param source a jar, a directory, or a zip that holds one of these
     * @param folder where plugins are installed; made if need be
     */
    public PluginStaging(Path source, Path folder) {
        this.source = source;
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            temporary = Files.createTempDirectory(folder, ".installing-");
        } catch (IOException e) {
            throw new RanvierException(Problem.usage(
                    "",
                    "nothing can be installed in " + folder + " (" + e.getMessage() + ")",
                    "name another folder with --plugins"));
        }
        try {
            copy = source.toString().endsWith(".zip") ? unpack() : copy();
        } catch (IOException e) {
            close();
            throw unreadable(
                    e instanceof ZipException
                            ? "it is no zip, or damaged"
                            : "it cannot be copied (" + e.getMessage() + ")");
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Path copy() throws IOException {
        Path target = temporary.resolve(source.toAbsolutePath().normalize().getFileName());
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(
                        target.resolve(source.relativize(visited).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path to = file.equals(source)
                        ? target
                        : target.resolve(source.relativize(file).toString());
                Files.copy(file, to);
                return FileVisitResult.CONTINUE;
            }
        });
        return target;
    }

    private Path unpack() throws IOException {
        try (ZipFile zip = new ZipFile(source.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            List<String> tops = entries.stream()
                    .map(e -> e.getName().split("/", 2)[0])
                    .distinct()
                    .toList();
            if (tops.size() != 1 || tops.getFirst().isEmpty()) {
                throw unreadable("it holds " + tops.size()
                        + " files and folders, where the archive of a plugin holds one folder");
            }
            for (ZipEntry entry : entries) {
                unpack(zip, entry);
            }
            return temporary.resolve(tops.getFirst());
        }
    }

    private void unpack(ZipFile zip, ZipEntry entry) throws IOException {
        Path target = temporary.resolve(entry.getName()).normalize();
        if (!target.startsWith(temporary) || target.equals(temporary)) {
            throw unreadable("its entry '" + entry.getName() + "' reaches out of the archive");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target);
        }
    }

    private RanvierException unreadable(String message) {
        return new RanvierException(
                Problem.plugin("", source.toString(), message, "get the plugin again from where it is published"));
    }

    /** Returns the location of the copy. */
    public Path location() {
        return copy;
    }

    /** Puts the copy in its place, and returns that. */
    Path finish(String name) {
        Path place = folder.resolve(name);
        if (Files.exists(place)) {
            throw new RanvierException(
                    Problem.plugin("", place.toString(), "there is something of this name already", "remove it first"));
        }
        try {
            return Files.move(copy, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            FolderRemoval.remove(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
