package org.ranvier.runtime.plugin;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * A version of a plugin, as lists show it.
 *
 * @param id its name
 * @param version its version
 * @param description one line
 * @param location its jar, or the directory that holds its jars
 */
public record ListedPlugin(String id, SemanticVersion version, String description, Path location) {

    /** By name, and then the newest first. */
    public static final Comparator<ListedPlugin> ORDER =
            Comparator.comparing(ListedPlugin::id).thenComparing(ListedPlugin::version, Comparator.reverseOrder());

    /** What lists show of a plugin. */
    public static ListedPlugin of(Plugin plugin) {
        return new ListedPlugin(
                plugin.id(), plugin.version(), plugin.descriptor().description(), plugin.location());
    }

    /** {@code id@version}. */
    @Override
    public String toString() {
        return id + "@" + version;
    }
}
