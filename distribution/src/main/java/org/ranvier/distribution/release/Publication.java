package org.ranvier.distribution.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.ranvier.install.sign.KeyFile;

/**
 * Puts a release into the folder that releases are served from. What was published stays as it is, for ever: a version
 * is there once.
 *
 * @param made what was put together
 * @param version its version
 * @param to the folder
 */
record Publication(Path made, String version, Path to) {

    private static final List<String> SHARED = List.of("maven", "plugins");

    /** Refuses a version that was published, and files that would replace others. */
    void requireNew() throws IOException {
        List<String> problems = new ArrayList<>();
        if (Files.exists(to.resolve(version))) {
            problems.add(version + " was released into " + to + " already: raise the property 'revision' in pom.xml");
        }
        for (Path file : shared()) {
            Path there = to.resolve(made.relativize(file));
            if (Files.exists(there) && !isIndex(there) && Files.mismatch(file, there) >= 0) {
                problems.add(there + " was published with other content; what has a version keeps it");
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
    }

    /** Publishes; the folder of the version comes last and in one move, and only then is it named to installers. */
    void publish(KeyFile key) throws IOException {
        requireNew();
        for (Path file : shared()) {
            Path there = to.resolve(made.relativize(file));
            if (Files.notExists(there)) {
                copy(file, there);
            }
        }
        MavenFolder.writeMetadata(to.resolve("maven"));
        Plugins.index(to.resolve("plugins"), key);
        Path part = to.resolve("." + version + ".part");
        Folders.delete(part);
        for (Path file : Folders.tree(made.resolve(version))) {
            copy(file, part.resolve(made.resolve(version).relativize(file)));
        }
        Files.move(part, to.resolve(version), StandardCopyOption.ATOMIC_MOVE);
        copy(made.resolve(version).resolve(Downloads.INSTALLER), to.resolve(Downloads.INSTALLER));
    }

    private List<Path> shared() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : SHARED) {
            files.addAll(Folders.tree(made.resolve(folder)));
        }
        return files;
    }

    /** What is written anew, of all that is there. */
    private static boolean isIndex(Path file) {
        return file.getFileName().toString().matches("(maven-metadata\\.xml|ranvier-index\\.json).*");
    }

    private static void copy(Path file, Path there) throws IOException {
        Files.createDirectories(there.getParent());
        Path fresh = there.resolveSibling("." + there.getFileName() + ".new");
        Files.copy(file, fresh, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, there, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
