package org.ranvier.distribution.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What has changed from version to version.
 *
 * @param sections by version, {@code Unreleased} among them, the newest first
 */
record Changelog(Map<String, String> sections) {

    private static final String UNRELEASED = "Unreleased";

    static Changelog read(Path file) throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String version = null;
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("## ")) {
                if (version != null) {
                    sections.put(version, text.toString().strip());
                }
                version = line.replaceFirst("## \\[?([^\\] ]+).*", "$1");
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        if (version != null) {
            sections.put(version, text.toString().strip());
        }
        return new Changelog(sections);
    }

    /** What a version changes; before it is released, what is not released yet. */
    String section(String version) {
        return Optional.ofNullable(sections.get(version)).orElseGet(() -> sections.getOrDefault(UNRELEASED, ""));
    }

    /** Whether the newest section says something of a plugin. */
    boolean names(String plugin) {
        return sections.values().stream()
                .findFirst()
                .filter(text -> text.contains("`" + plugin + "`"))
                .isPresent();
    }
}
