package org.ranvier.runtime;

import java.nio.file.Path;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.PluginApi;
import org.ranvier.runtime.plugin.PluginDescriptor;
import org.ranvier.runtime.read.DescriptorFile;
import org.ranvier.runtime.read.Host;

/** Descriptors of plugins that are not installed, and may be for another version of the API. */
public final class Descriptors {

    /** The name of the descriptor in the directory of a plugin. */
    public static final String FILE = DescriptorFile.NAME;

    private Descriptors() {}

    /**
     * Reads the descriptor of a plugin and nothing else of it.
     *
     * @param location its jar or directory
     * @throws RanvierException with all problems of the descriptor
     */
    public static PluginDescriptor of(Path location) {
        return DescriptorFile.read(location);
    }

    /** Returns the API that plugins have to fit here. */
    public static PluginApi api() {
        return Host.here().pluginApi();
    }
}
