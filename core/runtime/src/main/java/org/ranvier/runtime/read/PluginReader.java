package org.ranvier.runtime.read;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.PluginApi;
import org.ranvier.runtime.plugin.PluginDescriptor;

/** Finds plugins in a directory and reads what they are, without loading a class. */
public final class PluginReader {

    private final Host host;

    public PluginReader(Host host) {
        this.host = host;
    }

    /** Everything in a directory that looks like a plugin, by file name; nothing when there is no such directory. */
    public List<Candidate> readAll(Path directory) {
        try {
            return locations(directory).stream().map(this::read).toList();
        } catch (IOException e) {
            return List.of(unreadable(directory, e));
        }
    }

    /** The places in a directory that look like plugins, in order; none when there is no such directory. */
    public static List<Path> locations(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(PluginReader::looksLikePlugin).sorted().toList();
        }
    }

    /** Reads one plugin. */
    public Candidate read(Path location) {
        if (PluginFiles.isZip(location)) {
            return Candidate.unreadable(
                    location,
                    Problem.plugin(
                            "",
                            location.toString(),
                            "a zip is not looked into where plugins lie",
                            "install it: ranvier plugin install " + location.getFileName() + "; or unpack it there"));
        }
        try {
            PluginDescriptor descriptor = DescriptorFile.read(location);
            return read(
                    Files.isDirectory(location) ? PluginFiles.ofDirectory(location) : PluginFiles.ofJar(location),
                    descriptor);
        } catch (RanvierException e) {
            return Candidate.unreadable(location, e.problems());
        } catch (IOException e) {
            return unreadable(location, e);
        }
    }

    private static boolean looksLikePlugin(Path entry) {
        if (entry.getFileName().toString().startsWith(".")) {
            return false;
        }
        return PluginFiles.isJar(entry) || PluginFiles.isZip(entry) || Files.isDirectory(entry);
    }

    private Candidate read(PluginFiles files, PluginDescriptor descriptor) throws IOException {
        List<Problem> problems = new ArrayList<>(Checksums.checkList(descriptor, files));
        problems.addAll(files.links(descriptor.toString()));
        PluginApi api = host.pluginApi();
        if (!api.suits(descriptor.api())) {
            problems.add(Problem.plugin(
                    descriptor.toString(),
                    files.location().toString(),
                    "it " + api.refusal(descriptor.api()),
                    api.remedy(descriptor.api())));
        }
        ModuleReader modules = new ModuleReader(descriptor.toString(), files);
        ModuleFinder finder = OptionalModules.in(modules.read(), descriptor.optional());
        InstalledPlugin plugin = new InstalledPlugin(descriptor, files, finder, modules.unheeded());
        problems.addAll(modules.problems());
        return Candidate.of(plugin, problems);
    }

    private static Candidate unreadable(Path location, IOException e) {
        Reason reason = Reason.ofReading(e);
        return Candidate.unreadable(
                location,
                Problem.plugin(
                        "",
                        location.toString(),
                        "it cannot be read as a plugin (" + reason.says() + ")",
                        reason.remedy()));
    }
}
