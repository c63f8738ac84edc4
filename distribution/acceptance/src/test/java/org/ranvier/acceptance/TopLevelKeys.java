package org.ranvier.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text of a YAML file by its top-level keys.
 *
 * @param texts each with its key
 */
record TopLevelKeys(Map<String, String> texts) {

    static TopLevelKeys of(String yaml) {
        Map<String, String> texts = new LinkedHashMap<>();
        String key = "";
        for (String line : yaml.lines().toList()) {
            if (line.matches("[a-z_]+:.*")) {
                key = line.substring(0, line.indexOf(':'));
            }
            if (!key.isEmpty()) {
                texts.merge(key, line + "\n", String::concat);
            }
        }
        return new TopLevelKeys(texts);
    }

    /** The file with some keys replaced. */
    String with(TopLevelKeys others) {
        Map<String, String> all = new LinkedHashMap<>(texts);
        all.putAll(others.texts());
        return String.join("", all.values());
    }
}
