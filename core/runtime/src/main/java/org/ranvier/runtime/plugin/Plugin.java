package org.ranvier.runtime.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ranvier.api.Problem;

/** A version of a plugin: its descriptor, its location and its state. */
public interface Plugin {

    /** Returns all that its descriptor says. */
    PluginDescriptor descriptor();

    /** Returns its jar, or the directory that holds its jars. */
    Path location();

    /** Returns the state it is in now. */
    PluginState state();

    /**
     * Returns the full names of the contracts that it has components of, in alphabetical order. Loads no class.
     *
     * @return the names
     */
    Set<String> contracts();

    /** Returns the plugins that meet its requirements, once it is resolved. */
    List<Plugin> requires();

    /**
     * Returns the SHA-256 of its jar in hexadecimal, computed when first asked for. For a directory it is the SHA-256
     * of the text that has one line for each jar, ordered by name: the SHA-256 of the jar, two spaces, its name.
     *
     * @throws org.ranvier.api.RanvierException if a jar cannot be read
     */
    String sha256();

    /**
     * Compares its files with the checksums in its descriptor, now; starting it does the same.
     *
     * @return the differences; none for a single jar, which has no checksums
     */
    List<Problem> verify();

    /** Returns its name. */
    default String id() {
        return descriptor().id();
    }

    /** Returns its version, which is that of all its components. */
    default SemanticVersion version() {
        return descriptor().version();
    }

    /** Returns {@code id@version}. */
    @Override
    String toString();
}
