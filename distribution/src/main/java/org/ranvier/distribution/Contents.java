package org.ranvier.distribution;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of the program by their place in it.
 *
 * <p>Writing them leaves alone what is not theirs (plugins that a user installed) and what has not changed; a changed
 * file is replaced in one move, so that a program running from the directory keeps the files that it has open.
 */
final class Contents {

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<String> executables = new HashSet<>();

    void add(String place, byte[] content) {
        if (files.put(place, content) != null) {
            throw new IllegalStateException("two files would become " + place);
        }
    }

    void add(String place, Path file) throws IOException {
        try {
            add(place, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(file + " is missing: build all modules together, with ./mvnw package", e);
        }
    }

    void addExecutable(String place, Path file) throws IOException {
        add(place, file);
        executables.add(place);
    }

    void addExecutable(String place, byte[] content) {
        add(place, content);
        executables.add(place);
    }

    /** Adds every file below a directory, but nothing that was built there. */
    void addTree(String place, Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                return visited.endsWith("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String relative = directory.relativize(file).toString().replace('\\', '/');
                add(place + "/" + relative, file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /**
     * Writes the files.
     *
     * @param directory where to
     * @param list the places written, which the next writing reads in order to remove what has gone
     */
    void writeTo(Path directory, Path list) throws IOException {
        List<String> before = Files.exists(list) ? Files.readAllLines(list) : List.of();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            write(directory.resolve(file.getKey()), file.getValue(), executables.contains(file.getKey()));
        }
        for (String place : before) {
            if (!files.containsKey(place)) {
                remove(directory, directory.resolve(place));
            }
        }
        Files.write(list, files.keySet());
    }

    /**
     * Writes the files into an archive. They are jars for the most part, which do not get smaller.
     *
     * @param top what is left out of the places, at their beginning
     * @param time the time of all entries
     */
    void writeZip(Path file, String top, Instant time) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey().substring(top.length()));
                entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, byte[] content, boolean executable) throws IOException {
        if (Files.exists(file) && Arrays.equals(content, Files.readAllBytes(file))) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content);
        if (executable && fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void remove(Path top, Path file) throws IOException {
        Files.deleteIfExists(file);
        try {
            for (Path parent = file.getParent(); !parent.equals(top); parent = parent.getParent()) {
                Files.deleteIfExists(parent);
            }
        } catch (DirectoryNotEmptyException e) {
            // Something else is in it, so it stays.
        }
    }
}
