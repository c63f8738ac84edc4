package org.ranvier.install;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.index.IndexEntry;
import org.ranvier.install.index.IndexWriter;
import org.ranvier.install.place.Folders;
import org.ranvier.install.sign.SignatureFile;
import org.ranvier.install.sign.SignedPlugin;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.text.DiskReason;

/**
 * A zip with plugins, what they require, their signatures and an index, for a machine without a network. What comes
 * with Ranvier is left out.
 */
public final class Bundle {

    /** The first day that a zip can name, so that the same plugins make the same file. */
    private static final long DAY = 315_532_800_000L + 86_400_000L;

    private Bundle() {}

    /**
     * Writes a bundle.
     *
     * @param target the file, which is replaced if it is there
     * @param plugins what it is for
     * @return what is in it
     */
    public static List<IndexEntry> write(Path target, List<Plugin> plugins, PluginRuntime runtime) {
        Set<Plugin> all = new LinkedHashSet<>();
        plugins.forEach(plugin -> add(plugin, all, runtime));
        List<Problem> problems =
                all.stream().flatMap(plugin -> plugin.verify().stream()).toList();
        if (!problems.isEmpty()) {
            throw new RanvierException(problems);
        }
        Path goal = target.toAbsolutePath().normalize();
        try {
            Path room = Files.createTempDirectory(goal.getParent(), ".bundling-");
            try {
                Path content = Files.createDirectory(room.resolve("content"));
                for (Plugin plugin : all) {
                    copy(SignedPlugin.of(plugin.location()), content);
                }
                List<IndexEntry> entries = IndexWriter.write(
                        content, new Limits(Long.MAX_VALUE, Integer.MAX_VALUE - 1, 0), Optional.empty());
                Path file = room.resolve("bundle.zip");
                zip(content, "", file);
                Files.move(file, goal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return entries;
            } finally {
                Folders.delete(room);
            }
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(
                            target.toString(),
                            "it cannot be written (" + DiskReason.of(e) + ")",
                            "make room, or choose another place"),
                    e);
        }
    }

    private static void add(Plugin plugin, Set<Plugin> all, PluginRuntime runtime) {
        if (!runtime.isBundled(plugin) && all.add(plugin)) {
            plugin.requires().forEach(required -> add(required, all, runtime));
        }
    }

    private static void copy(SignedPlugin plugin, Path content) throws IOException {
        String name = plugin.descriptor().id() + "-" + plugin.descriptor().version();
        Path file;
        if (Files.isDirectory(plugin.location())) {
            file = content.resolve(name + ".zip");
            zip(plugin.location(), name + "/", file);
        } else {
            file = Files.copy(plugin.location(), content.resolve(name + ".jar"));
        }
        if (Files.exists(plugin.signature())) {
            Files.copy(plugin.signature(), SignatureFile.beside(file));
        }
    }

    private static void zip(Path folder, String prefix, Path zip) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = new ArrayList<>(walked.filter(Files::isRegularFile).sorted().toList());
        }
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            // Jars are compressed already.
            out.setLevel(1);
            for (Path each : files) {
                ZipEntry entry =
                        new ZipEntry(prefix + folder.relativize(each).toString().replace('\\', '/'));
                entry.setTime(DAY);
                out.putNextEntry(entry);
                Files.copy(each, out);
            }
        }
    }
}
