package org.ranvier.cli.author;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * A Maven repository with what plugins are compiled against and tested with, made of what comes with Ranvier: what
 * {@code authors/maven} has, and the jars that the program has elsewhere. Where the program is linked into its Java,
 * they are packed again from there.
 *
 * @param authors what comes with Ranvier
 */
record MavenRepository(AuthorsFolder authors) {

    private static final String POM = ".pom";

    /**
     * Writes it. Files that are there already and have the same content stay; others of the same names are replaced.
     *
     * @param target the folder, made if need be
     * @return how many artifacts it holds
     */
    int write(Path target) {
        try {
            int artifacts = 0;
            for (Path file : files(authors.repository())) {
                Path place =
                        target.resolve(authors.repository().relativize(file).toString());
                Files.createDirectories(place.getParent());
                replace(place, Files.readAllBytes(file));
                if (file.toString().endsWith(POM)) {
                    artifacts++;
                    String jar = file.getFileName().toString().replaceFirst("\\.pom$", ".jar");
                    Optional<byte[]> content = jar(jar);
                    if (content.isPresent()) {
                        replace(place.resolveSibling(jar), content.get());
                    }
                }
            }
            return artifacts;
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(
                            target.toString(),
                            "the Maven repository cannot be written here (" + e.getMessage() + ")",
                            "name a folder that you may write to"),
                    e);
        }
    }

    /** The content of a jar; empty for an artifact that has none, such as a list of versions. */
    private Optional<byte[]> jar(String name) throws IOException {
        Optional<Path> file = authors.jar(name);
        if (file.isPresent()) {
            return Optional.of(Files.readAllBytes(file.get()));
        }
        Optional<String> module = authors.module(name);
        return module.isEmpty() ? Optional.empty() : Optional.of(packed(module.get()));
    }

    /** Packs a module that is linked into this Java. */
    private static byte[] packed(String module) throws IOException {
        FileSystem image = FileSystems.getFileSystem(URI.create("jrt:/"));
        Path root = image.getPath("modules", module);
        if (!Files.isDirectory(root)) {
            throw new IOException("this copy of Ranvier lacks the module " + module);
        }
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            for (Path file : files(root)) {
                ZipEntry entry = new ZipEntry(root.relativize(file).toString());
                // Equal for every author, so that repositories can be compared.
                entry.setTime(0);
                jar.putNextEntry(entry);
                Files.copy(file, jar);
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Writes a file and, as Maven looks for it, its SHA-1 beside it. */
    private static void replace(Path file, byte[] content) throws IOException {
        write(file, content);
        try {
            String sha1 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
            write(
                    file.resolveSibling(file.getFileName() + ".sha1"),
                    sha1.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In one move, so that a build that reads meanwhile sees the old file or the new one. */
    private static void write(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            out.write(content);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
