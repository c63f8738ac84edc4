package org.ranvier.runtime.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.ranvier.runtime.plugin.ListedComponent;
import org.ranvier.runtime.plugin.ListedPlugin;
import org.ranvier.runtime.plugin.Plugin;
import org.ranvier.runtime.read.PluginReader;

/**
 * The records of the plugins in some folders, as far as they hold: of the same bytes, for the same Ranvier on the same
 * Java. Each lies in the folder {@code .records} beside its plugin. They only say what lists show; whatever is loaded
 * is looked at as if there were none.
 */
public final class Records {

    private static final String FOLDER = ".records";
    private static final String SUFFIX = ".record";
    private static final int MOST_BYTES = 1_000_000;

    private final boolean complete;
    private final Map<Path, PluginRecord> byLocation;

    private Records(boolean complete, Map<Path, PluginRecord> byLocation) {
        this.complete = complete;
        this.byLocation = byLocation;
    }

    /** Returns the place of a plugin's record. */
    public static Path place(Path plugin) {
        return plugin.resolveSibling(FOLDER).resolve(plugin.getFileName() + SUFFIX);
    }

    /** Reads the records of the plugins in some folders. */
    public static Records read(List<Path> folders) {
        String host = Fingerprint.ofHost();
        boolean complete = true;
        Map<Path, PluginRecord> records = new LinkedHashMap<>();
        for (Path folder : folders) {
            try {
                for (Path plugin : PluginReader.locations(folder)) {
                    Optional<PluginRecord> record = read(plugin)
                            .filter(one -> one.host().equals(host))
                            .filter(one -> Optional.of(one.files()).equals(Fingerprint.of(plugin)));
                    record.ifPresent(one -> records.put(plugin, one));
                    complete &= record.isPresent();
                }
            } catch (IOException e) {
                complete = false;
            }
        }
        return new Records(complete, records);
    }

    private static Optional<PluginRecord> read(Path plugin) {
        Path file = place(plugin);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < MOST_BYTES
                    ? PluginRecord.parse(Files.readString(file), plugin)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether they say all that there is to say: every plugin has one, none is there twice, each stands on the very
     * plugins that it stood on, and what offers nothing is what another requires. With any two versions of a plugin
     * that is required, it takes resolving to know which one is meant.
     */
    public boolean areComplete() {
        Map<String, PluginRecord> byName = new TreeMap<>();
        Map<String, Integer> versions = new TreeMap<>();
        Set<String> required = new HashSet<>();
        for (PluginRecord record : byLocation.values()) {
            byName.put(record.plugin().toString(), record);
            versions.merge(record.plugin().id(), 1, Integer::sum);
            required.addAll(record.on().keySet());
        }
        return complete
                && byName.size() == byLocation.size()
                && byName.values().stream()
                        .allMatch(record -> !record.components().isEmpty()
                                || required.contains(record.plugin().toString()))
                && byName.values().stream()
                        .flatMap(record -> record.on().entrySet().stream())
                        .allMatch(on -> {
                            PluginRecord other = byName.get(on.getKey());
                            return other != null
                                    && other.files().equals(on.getValue())
                                    && versions.get(other.plugin().id()) == 1;
                        });
    }

    /** Returns all plugins that have one, by id and then the newest first. */
    public List<ListedPlugin> plugins() {
        return byLocation.values().stream()
                .map(PluginRecord::plugin)
                .sorted(ListedPlugin.ORDER)
                .toList();
    }

    /** Returns the components of all plugins that have one. */
    public List<ListedComponent> components() {
        return byLocation.values().stream()
                .flatMap(record -> record.components().stream())
                .toList();
    }

    /** The components of a plugin that is resolved; empty where no record holds for it and all that it stands on. */
    public Optional<List<ListedComponent>> components(Plugin plugin) {
        return Optional.ofNullable(byLocation.get(plugin.location()))
                .filter(record -> record.on().equals(standsOn(plugin, UnaryOperator.identity())))
                .map(PluginRecord::components);
    }

    /**
     * Writes the record of a plugin that is resolved and that nothing is wrong with.
     *
     * @param places where the plugins lie from now on, by where they lay when they were looked at
     * @return whether it could be written
     */
    public static boolean write(Plugin plugin, List<ListedComponent> components, UnaryOperator<Path> places) {
        Path place = places.apply(plugin.location());
        Optional<String> files = Fingerprint.of(place);
        Map<String, String> on = standsOn(plugin, places);
        return files.isPresent()
                && !on.containsValue("")
                && write(
                        place(place),
                        new PluginRecord(Fingerprint.ofHost(), files.get(), ListedPlugin.of(plugin), on, components));
    }

    private static boolean write(Path file, PluginRecord record) {
        byte[] text = record.text().getBytes(StandardCharsets.UTF_8);
        // Characters that UTF-8 has not, say, would come back as others.
        if (!PluginRecord.parse(
                        new String(text, StandardCharsets.UTF_8),
                        record.plugin().location())
                .equals(Optional.of(record))) {
            return false;
        }
        try {
            Files.createDirectories(file.getParent());
            // Readable for whom the folder is, unlike Java's temporary files; nobody can foresee the name.
            Path part = file.resolveSibling("." + UUID.randomUUID() + ".part");
            try {
                Files.write(part, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The plugins below one, with the fingerprints of their files. */
    private static Map<String, String> standsOn(Plugin plugin, UnaryOperator<Path> places) {
        Map<String, String> on = new TreeMap<>();
        List<Plugin> open = new ArrayList<>(plugin.requires());
        while (!open.isEmpty()) {
            Plugin below = open.removeLast();
            if (on.put(
                            below.toString(),
                            Fingerprint.of(places.apply(below.location())).orElse(""))
                    == null) {
                open.addAll(below.requires());
            }
        }
        return on;
    }
}
