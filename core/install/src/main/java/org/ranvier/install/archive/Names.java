package org.ranvier.install.archive;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names of the files in a plugin so far: refuses what reaches out of it, what some file system could not hold, and
 * what is one file on some systems and two on others.
 */
final class Names {

    /** By the name without differences of case and composition, as file systems compare. */
    private final Map<String, String> seen = new HashMap<>();

    /**
     * Adds a name; returns a clause that says what is wrong with it.
     *
     * @param name with slashes, and one at its end if it is a folder
     */
    Optional<String> add(String name) {
        boolean folder = name.endsWith("/");
        String path = folder ? name.substring(0, name.length() - 1) : name;
        String[] parts = path.split("/", -1);
        for (String part : parts) {
            if (part.equals("..") || part.isEmpty() && path.startsWith("/") || part.contains("\\")) {
                return Optional.of("reaches out of the archive");
            }
            if (!isPlain(part)) {
                return Optional.of("has a name that not every system can store");
            }
        }
        if (parts.length > Limits.DEPTH || path.length() > Limits.LENGTH) {
            return Optional.of("lies deeper than " + Limits.DEPTH + " folders or " + Limits.LENGTH + " characters");
        }
        return clash(path, folder);
    }

    /** Whether a part of a path can be a name on every system. */
    private static boolean isPlain(String part) {
        return !part.isEmpty()
                && !part.equals(".")
                && !part.endsWith(".")
                && !part.endsWith(" ")
                && part.chars().noneMatch(c -> c < 0x20 || c == 0x7F || c == 0xFFFD || ":*?\"<>|".indexOf(c) >= 0);
    }

    private Optional<String> clash(String path, boolean folder) {
        int end = path.indexOf('/');
        while (end >= 0) {
            Optional<String> clash = put(path.substring(0, end), true, true);
            if (clash.isPresent()) {
                return clash;
            }
            end = path.indexOf('/', end + 1);
        }
        return put(path, folder, false);
    }

    private Optional<String> put(String path, boolean folder, boolean implied) {
        String mine = path + (folder ? "/" : "");
        String before = seen.putIfAbsent(folded(path), mine);
        if (before == null || before.equals(mine) && (folder || implied)) {
            return Optional.empty();
        }
        return Optional.of(
                before.equals(mine)
                        ? "is there twice"
                        : "is '" + before + "' too on systems that do not tell such names apart");
    }

    private static String folded(String path) {
        // Twice, for letters whose upper case has another lower case.
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
