package org.ranvier.install.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ranvier.api.RanvierException;
import org.ranvier.text.DiskReason;

/** A plugin out of whatever it comes in: its jar, its folder, or a zip that holds one of these. */
public final class PluginCopy {

    private PluginCopy() {}

    /**
     * Copies or unpacks a plugin.
     *
     * @param source what it comes in
     * @param given the plugin as messages name it
     * @param room an empty folder
     * @return its jar or folder within the room
     * @throws RanvierException if it is refused; some files may be in the room then
     */
    public static Path of(Path source, String given, Limits limits, Path room) {
        if (Files.isDirectory(source)) {
            Path copy = room.resolve("plugin");
            new FolderContents(source, given, limits).copy(copy);
            return copy;
        }
        ZipContents contents = new ZipContents(source, given, limits);
        String name = source.getFileName().toString();
        if (name.endsWith(".zip")) {
            return unpacked(contents, given, room);
        }
        contents.checkJar();
        try {
            return Files.copy(source, room.resolve(name.endsWith(".jar") ? name : "plugin.jar"));
        } catch (IOException e) {
            throw Refused.disk(given, "it cannot be copied (" + DiskReason.of(e) + ")");
        }
    }

    private static Path unpacked(ZipContents contents, String given, Path room) {
        List<Path> tops = contents.unpack(room);
        if (tops.size() != 1) {
            throw Refused.archive(
                    given,
                    "it holds " + tops.size() + " files and folders, where the archive of a plugin holds one folder");
        }
        return tops.getFirst();
    }
}
