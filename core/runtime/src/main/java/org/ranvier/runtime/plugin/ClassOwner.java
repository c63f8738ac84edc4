package org.ranvier.runtime.plugin;

import java.util.Optional;

/**
 * A place that a class is in. Places with different loaders have different classes, even where these have one name.
 *
 * @param type the full name of the class
 * @param plugin the plugin whose it is; none where it is of Java or of Ranvier
 * @param module the module that it is in; empty on the class path of a plugin
 * @param location the jar, or where else Java has the module
 * @param loader the name of the loader that loads it: the plugin's own by the name of the plugin
 */
public record ClassOwner(String type, Optional<Plugin> plugin, String module, String location, String loader) {

    /** Returns who has it: a plugin, Ranvier or Java. */
    public String holder() {
        return plugin.map(Plugin::toString)
                .orElse(module.startsWith("java.") || module.startsWith("jdk.") ? "Java" : "Ranvier");
    }
}
