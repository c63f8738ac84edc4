package org.ranvier.runtime.plugin;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ranvier.text.Printable;

/**
 * Contents of a plugin's {@code ranvier-plugin.properties}.
 *
 * @param id its name: a lower-case word of letters, digits and hyphens
 * @param version its own version
 * @param description one line for listings
 * @param api the versions of the Ranvier API that it fits
 * @param requires the other plugins that it needs
 * @param optional the modules of Java that its modules ask for but that it can do without
 * @param classpath for a directory, the folder in it whose jars are no modules; empty when there is none
 * @param unloadable whether its classes can be unloaded again; false for one that holds native state, say
 * @param nativeAccess whether its modules may call code outside Java, such as a driver
 * @param checksums for a directory, the SHA-256 of each of its files by name, in hexadecimal
 */
public record PluginDescriptor(
        String id,
        SemanticVersion version,
        String description,
        VersionRange api,
        List<Requirement> requires,
        Set<String> optional,
        String classpath,
        boolean unloadable,
        boolean nativeAccess,
        Map<String, String> checksums) {

    public PluginDescriptor {
        description = Printable.of(description);
        requires = List.copyOf(requires);
        optional = Set.copyOf(optional);
        // In the order of the names, in which problems with files are told.
        checksums = Collections.unmodifiableMap(new TreeMap<>(checksums));
    }

    /** {@code id@version}, as problems name a plugin. */
    @Override
    public String toString() {
        return id + "@" + version;
    }
}
