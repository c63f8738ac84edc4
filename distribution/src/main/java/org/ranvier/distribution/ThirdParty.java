package org.ranvier.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of other people's libraries and their licences, held against the libraries that are distributed: the table
 * of {@code THIRD-PARTY.md} has one row {@code | artifact | version | licence | …} for each, and
 * {@code THIRD-PARTY.sha256}, where it lies beside it, the SHA-256 of each jar, in the form that {@code sha256sum}
 * writes.
 */
final class ThirdParty {

    private static final Pattern ROW =
            Pattern.compile("^\\| ([A-Za-z0-9._-]+) +\\| ([0-9][^ |]*) +\\| ([^|]+?) *\\|", Pattern.MULTILINE);

    private final Path file;
    private final Path checksums;
    private final Map<String, String> licences = new HashMap<>();
    private final Map<String, String> pinned = new TreeMap<>();
    private final Map<String, Path> used = new TreeMap<>();
    private final Map<String, String> sums = new TreeMap<>();

    /**
     * A library that is distributed.
     *
     * @param group of its coordinates, as the folder of the local repository that its jar is in says
     * @param licence as the table has it
     */
    record Library(String group, String artifact, String version, String licence, String sha256) {}

    private ThirdParty(Path file) {
        this.file = file;
        this.checksums = file.resolveSibling(file.getFileName().toString().replace(".md", ".sha256"));
    }

    static ThirdParty read(Path file) throws IOException {
        ThirdParty list = new ThirdParty(file);
        Matcher row = ROW.matcher(Files.readString(file));
        while (row.find()) {
            list.licences.put(row.group(1) + "-" + row.group(2) + ".jar", row.group(3));
        }
        if (Files.exists(list.checksums)) {
            for (String line : Files.readAllLines(list.checksums)) {
                String[] words = line.split(" +", 2);
                list.pinned.put(words[1], words[0]);
            }
        }
        return list;
    }

    /** Notes that a jar is distributed, unless it is one of the platform's own. */
    void check(Path jar) throws IOException {
        String name = jar.getFileName().toString();
        if (!name.startsWith("ranvier-")) {
            used.put(name, jar.toAbsolutePath());
            sums.put(name, Checksum.of(jar));
        }
    }

    /** Requires that everything distributed is listed, and is what it was when it was listed. */
    void requireComplete() {
        Set<String> missing = new TreeSet<>(used.keySet());
        missing.removeAll(licences.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    file + " has no row for " + String.join(", ", missing) + ": add it, with its licence");
        }
        if (!Files.exists(checksums)) {
            return;
        }
        if (!sums.equals(pinned)) {
            List<String> lines = sums.entrySet().stream()
                    .filter(entry -> !entry.getValue().equals(pinned.get(entry.getKey())))
                    .map(entry -> entry.getValue() + "  " + entry.getKey())
                    .toList();
            Set<String> gone = new TreeSet<>(pinned.keySet());
            gone.removeAll(sums.keySet());
            throw new IllegalStateException(checksums + " does not fit what is distributed"
                    + (gone.isEmpty() ? "" : "; remove the lines of " + String.join(", ", gone))
                    + (lines.isEmpty()
                            ? ""
                            : "; compare with what their projects publish, then write\n" + String.join("\n", lines)));
        }
    }

    /** The libraries that are distributed, in the order of the names of their jars. */
    List<Library> libraries() {
        Path repository = used.values().stream()
                .map(ThirdParty::group)
                .reduce(ThirdParty::common)
                .orElse(Path.of(""));
        return used.entrySet().stream()
                .map(entry -> library(entry.getKey(), entry.getValue(), repository))
                .toList();
    }

    /** A local repository has a jar as {@code org/example/artifact/version/artifact-version.jar}. */
    private Library library(String name, Path jar, Path repository) {
        Path version = jar.getParent();
        return new Library(
                repository.relativize(group(jar)).toString().replaceAll("[/\\\\]", "."),
                version.getParent().getFileName().toString(),
                version.getFileName().toString(),
                licences.getOrDefault(name, ""),
                sums.get(name));
    }

    private static Path group(Path jar) {
        return jar.getParent().getParent().getParent();
    }

    /** The folder that two are in: that of the repository, as not all groups begin alike. */
    private static Path common(Path one, Path other) {
        Path folder = one;
        while (!other.startsWith(folder)) {
            folder = folder.getParent();
        }
        return folder;
    }
}
