package org.ranvier.runtime.read;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.ranvier.api.Problem;
import org.ranvier.runtime.plugin.PluginDescriptor;

/** Finds plugins in a directory and reads what they are, without loading a class. */
public final class PluginReader {

    private static final String IN_JAR = "META-INF/" + DescriptorReader.FILE;

    private final Host host;

    public PluginReader(Host host) {
        this.host = host;
    }

    /** Everything in a directory that looks like a plugin, by file name; nothing when there is no such directory. */
    public List<Candidate> readAll(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(PluginReader::looksLikePlugin)
                    .sorted()
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            return List.of(unreadable(directory, e));
        }
    }

    /** Reads one plugin. */
    public Candidate read(Path location) {
        if (!Files.exists(location)) {
            return Candidate.unreadable(
                    location,
                    Problem.plugin(
                            "",
                            location.toString(),
                            "there is no such file",
                            "give the path of a plugin's jar or directory"));
        }
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
            return Files.isDirectory(location) ? readDirectory(location) : readJar(location);
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

    private Candidate readDirectory(Path directory) throws IOException {
        Path file = directory.resolve(DescriptorReader.FILE);
        if (!Files.isRegularFile(file)) {
            return Candidate.unreadable(
                    directory,
                    Problem.plugin(
                            "",
                            directory.toString(),
                            "the directory has no " + DescriptorReader.FILE,
                            "add one, or move the directory elsewhere"));
        }
        try (InputStream text = Files.newInputStream(file)) {
            return read(PluginFiles.ofDirectory(directory), new DescriptorReader(file.toString(), true), text);
        }
    }

    private Candidate readJar(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            ZipEntry entry = jar.getEntry(IN_JAR);
            if (entry == null) {
                return Candidate.unreadable(
                        path,
                        Problem.plugin(
                                "",
                                path.toString(),
                                "the jar has no " + IN_JAR,
                                jar.getEntry(DescriptorReader.FILE) == null
                                        ? "add one if it is a plugin, or move the jar elsewhere"
                                        : "move " + DescriptorReader.FILE + " into META-INF"));
            }
            try (InputStream text = jar.getInputStream(entry)) {
                return read(PluginFiles.ofJar(path), new DescriptorReader(path + "!/" + IN_JAR, false), text);
            }
        }
    }

    private Candidate read(PluginFiles files, DescriptorReader reader, InputStream text) throws IOException {
        Optional<PluginDescriptor> descriptor =
                Texts.utf8(text.readAllBytes()).map(reader::read).orElseGet(reader::isNotUtf8);
        if (descriptor.isEmpty()) {
            return Candidate.unreadable(files.location(), reader.problems());
        }
        return read(files, descriptor.get());
    }

    private Candidate read(PluginFiles files, PluginDescriptor descriptor) throws IOException {
        List<Problem> problems = new ArrayList<>(Checksums.checkList(descriptor, files));
        problems.addAll(files.links(descriptor.toString()));
        if (!host.suits(descriptor.api())) {
            problems.add(Problem.plugin(
                    descriptor.toString(),
                    files.location().toString(),
                    "it fits versions " + descriptor.api() + " of the Ranvier API, but this is " + host.api(),
                    "install a version of the plugin for " + host.api()));
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
