package org.ranvier.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The list of other people's libraries and their licences, held against the libraries that are distributed: the table
 * of {@code THIRD-PARTY.md} has one row {@code | artifact | version | …} for each.
 */
final class ThirdParty {

    private static final Pattern ROW = Pattern.compile("^\\| ([a-z0-9.-]+) +\\| ([0-9][^ |]*) +\\|", Pattern.MULTILINE);

    private final Path file;
    private final Set<String> listed = new TreeSet<>();
    private final Set<String> used = new TreeSet<>();

    private ThirdParty(Path file) {
        this.file = file;
    }

    static ThirdParty read(Path file) throws IOException {
        ThirdParty list = new ThirdParty(file);
        Matcher row = ROW.matcher(Files.readString(file));
        while (row.find()) {
            list.listed.add(row.group(1) + "-" + row.group(2) + ".jar");
        }
        return list;
    }

    /** Notes that a jar is distributed, unless it is one of the platform's own. */
    void check(Path jar) {
        String name = jar.getFileName().toString();
        if (!name.startsWith("ranvier-")) {
            used.add(name);
        }
    }

    /** Requires that everything distributed is listed. */
    void requireComplete() {
        Set<String> missing = new TreeSet<>(used);
        missing.removeAll(listed);
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    file + " has no row for " + String.join(", ", missing) + ": add it, with its licence");
        }
    }
}
