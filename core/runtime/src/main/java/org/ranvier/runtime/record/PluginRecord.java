package org.ranvier.runtime.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.ListedComponent;
import org.ranvier.runtime.plugin.ListedPlugin;
import org.ranvier.runtime.plugin.SemanticVersion;

/**
 * What a plugin offers that nothing was wrong with, and what that holds for. As a text:
 *
 * <pre>
 * ranvier record 1
 * host 5d41402abc4b2a76
 * files 7d793037a0760186
 * plugin demo@1.0.0 Its description
 * on other@2.1.0 e4da3b7fbbce2345
 * component org.ranvier.api.model.Neuron lif Its description
 * end 8f14e45fceea167a
 * </pre>
 *
 * @param host the fingerprint of Java and of Ranvier
 * @param files the fingerprint of its files
 * @param plugin itself
 * @param on the plugins that it requires, and those that they require, each with the fingerprint of its files
 * @param components what it offers
 */
record PluginRecord(
        String host, String files, ListedPlugin plugin, Map<String, String> on, List<ListedComponent> components) {

    private static final String FORMAT = "ranvier record 1";

    PluginRecord {
        on = new TreeMap<>(on);
        components = List.copyOf(components);
    }

    /** Returns the text of the record. */
    String text() {
        StringBuilder lines = new StringBuilder(FORMAT).append('\n');
        lines.append("host ").append(host).append('\n');
        lines.append("files ").append(files).append('\n');
        lines.append("plugin ").append(plugin).append(' ').append(plugin.description());
        lines.append('\n');
        on.forEach((other, print) ->
                lines.append("on ").append(other).append(' ').append(print).append('\n'));
        components.forEach(one -> lines.append("component ")
                .append(one.contract())
                .append(' ')
                .append(one.name())
                .append(' ')
                .append(one.description())
                .append('\n'));
        return lines + "end " + new Crc().add(lines.toString()) + "\n";
    }

    /**
     * Reads the text of a record.
     *
     * @param location where the plugin is
     * @return the record, or nothing if the text is not exactly what {@link #text} makes of it
     */
    static Optional<PluginRecord> parse(String text, Path location) {
        try {
            String[] lines = text.split("\n", -1);
            String[] first = lines[3].split(" ", 3);
            int at = first[1].indexOf('@');
            ListedPlugin plugin = new ListedPlugin(
                    first[1].substring(0, at), SemanticVersion.parse(first[1].substring(at + 1)), first[2], location);
            Map<String, String> on = new TreeMap<>();
            List<ListedComponent> components = new ArrayList<>();
            for (String line : lines) {
                String[] words = line.split(" ", 4);
                if (words[0].equals("on")) {
                    on.put(words[1], words[2]);
                } else if (words[0].equals("component")) {
                    components.add(new ListedComponent(plugin, words[1], words[2], words[3]));
                }
            }
            PluginRecord read = new PluginRecord(word(lines[1]), word(lines[2]), plugin, on, components);
            return Optional.of(read).filter(record -> record.text().equals(text));
        } catch (IndexOutOfBoundsException | RanvierException | IllegalArgumentException e) {
            // It is damaged, or of another Ranvier, and so there is none.
            return Optional.empty();
        }
    }

    private static String word(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }
}
