package org.ranvier.install.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ranvier.install.place.Folders;

/**
 * A plugin to be looked at: where it lies, or unpacked for a while if it is a zip.
 *
 * @param location its jar or folder
 * @param temporary what is deleted in the end
 */
public record UnpackedPlugin(Path location, Optional<Path> temporary) implements AutoCloseable {

    /**
     * Unpacks a plugin if need be.
     *
     * @param given the plugin as messages name it
     * @throws org.ranvier.api.RanvierException if it is refused
     */
    public static UnpackedPlugin of(Path file, String given, Limits limits) throws IOException {
        if (Files.isDirectory(file) || !file.toString().endsWith(".zip")) {
            return new UnpackedPlugin(file, Optional.empty());
        }
        Path room = Files.createTempDirectory("ranvier-plugin");
        try {
            return new UnpackedPlugin(PluginCopy.of(file, given, limits, room), Optional.of(room));
        } catch (RuntimeException e) {
            Folders.delete(room);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary.isPresent()) {
            Folders.delete(temporary.get());
        }
    }
}
