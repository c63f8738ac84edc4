package org.ranvier.distribution.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Maven repository of what plugins are compiled against and tested with, which the program itself writes for authors
 * (docs/adr/0021): jars, build files with versions, sources, Javadoc and the list of versions.
 */
final class MavenFolder {

    private static final String METADATA = "maven-metadata.xml";

    private MavenFolder() {}

    /**
     * Writes the repository.
     *
     * @param root the source tree
     * @param folder where
     * @param published what was published; a plugin that is the same keeps the bytes that it has there
     */
    static void write(Path root, String version, Path folder, Optional<Path> published)
            throws IOException, InterruptedException {
        // That archive has the very jars that were built, and Javadoc.
        Path program = root.resolve("distribution/target/without-java/ranvier-" + version + "-without-java");
        if (!Files.isDirectory(program)) {
            throw new Refused(List.of(program + " is missing: run ./mvnw verify first"));
        }
        ProcessBuilder builder = new ProcessBuilder(
                        program.resolve("bin/ranvier").toString(), "plugin", "repository", folder.toString())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the Maven repository was not written: " + said);
        }
        if (published.isPresent()) {
            keepPublished(folder, published.get());
        }
        writeMetadata(folder);
    }

    private static void keepPublished(Path folder, Path published) throws IOException {
        for (Path file : Folders.tree(folder)) {
            Path before = published.resolve(folder.relativize(file).toString());
            if (file.toString().endsWith(".jar")
                    && Files.exists(before)
                    && Files.mismatch(file, before) >= 0
                    && PluginContent.isSame(file, before)) {
                for (String ending : List.of("", ".sha1")) {
                    Files.copy(
                            before.resolveSibling(before.getFileName() + ending),
                            file.resolveSibling(file.getFileName() + ending),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Lists the versions of every artifact, for ranges of versions and for programs that offer the newest. */
    static void writeMetadata(Path repository) throws IOException {
        for (Path artifact : Folders.tree(repository).stream()
                .filter(file -> file.toString().endsWith(".pom"))
                .map(pom -> pom.getParent().getParent())
                .distinct()
                .toList()) {
            List<String> versions = Folders.folders(artifact).stream()
                    .map(folder -> folder.getFileName().toString())
                    .toList();
            String group = repository
                    .relativize(artifact.getParent())
                    .toString()
                    .replace('\\', '/')
                    .replace('/', '.');
            byte[] text = """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <metadata>
                      <groupId>%s</groupId>
                      <artifactId>%s</artifactId>
                      <versioning>
                        <versions>
                    %s    </versions>
                      </versioning>
                    </metadata>
                    """.formatted(
                            group,
                            artifact.getFileName(),
                            versions.stream()
                                    .map(version -> "      <version>" + version + "</version>\n")
                                    .collect(Collectors.joining()))
                    .getBytes(StandardCharsets.UTF_8);
            Files.write(artifact.resolve(METADATA), text);
            Files.writeString(artifact.resolve(METADATA + ".sha1"), sha1(text));
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
