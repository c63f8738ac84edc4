package org.ranvier.distribution.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ranvier.distribution.Zip;
import org.ranvier.install.PluginSigner;
import org.ranvier.install.archive.Limits;
import org.ranvier.install.index.IndexWriter;
import org.ranvier.install.sign.KeyFile;
import org.ranvier.install.sign.SignatureFile;

/**
 * The plugins of a release, each a jar or a zip under its own version, and how each stands to what was published.
 *
 * @param states by the name of the file
 */
record Plugins(Map<String, State> states) {

    private static final Pattern NAME = Pattern.compile("(?<id>[a-z0-9-]+?)-(?<version>[0-9].*)\\.(?:jar|zip)");
    private static final Limits LIMITS = Limits.USUAL.withBytes(Long.MAX_VALUE);

    /** How a plugin stands to what was published before. */
    enum State {
        FIRST("new"),
        CHANGED("a new version"),
        SAME("as before");

        private final String word;

        State(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * Collects the plugins, signs those that are new, and writes an index of all.
     *
     * @param root the source tree
     * @param folder where they are put
     * @param published the folder of what was published; empty before the first release
     * @param changelog names what has changed in a plugin
     * @throws Refused if a plugin is another than the published one of its version, or nobody says what its new version
     *     changes
     */
    static Plugins write(Path root, Path folder, Optional<Path> published, Changelog changelog, KeyFile key)
            throws IOException {
        Files.createDirectories(folder);
        collect(root, folder);
        List<String> problems = new ArrayList<>();
        Map<String, State> states = new TreeMap<>();
        for (Path file : Folders.files(folder)) {
            states.put(name(file), compare(file, published, changelog, problems));
        }
        if (!problems.isEmpty()) {
            throw new Refused(problems);
        }
        for (Path file : Folders.files(folder)) {
            if (states.getOrDefault(name(file), State.FIRST) != State.SAME) {
                PluginSigner.sign(file, name(file), key).write(SignatureFile.beside(file));
            }
        }
        index(folder, key);
        return new Plugins(states);
    }

    static void index(Path folder, KeyFile key) {
        IndexWriter.write(folder, LIMITS, Optional.of(key));
    }

    long released() {
        return states.values().stream().filter(state -> state != State.SAME).count();
    }

    /** A table in Markdown. */
    String table() {
        return "| plugin | version | |\n|---|---|---|\n"
                + states.entrySet().stream()
                        .map(each -> {
                            Matcher name = NAME.matcher(each.getKey());
                            name.matches();
                            return "| " + name.group("id") + " | " + name.group("version") + " | " + each.getValue()
                                    + " |\n";
                        })
                        .collect(Collectors.joining());
    }

    /** Those of the program, and those with an archive of their own. */
    private static void collect(Path root, Path folder) throws IOException {
        Path assembled = root.resolve("distribution/target/ranvier/plugins");
        for (Path file : Folders.files(assembled)) {
            Downloads.link(file, folder);
        }
        for (Path plugin : Folders.folders(assembled)) {
            try (OutputStream out = Files.newOutputStream(folder.resolve(plugin.getFileName() + ".zip"))) {
                Zip.write(plugin, plugin.getFileName() + "/", out);
            }
        }
        for (Path module : Folders.folders(root.resolve("plugins"))) {
            if (Files.isDirectory(module.resolve("target"))) {
                for (Path file : Folders.files(module.resolve("target"))) {
                    if (file.toString().endsWith(".zip")) {
                        Downloads.link(file, folder);
                    }
                }
            }
        }
    }

    private static State compare(Path file, Optional<Path> published, Changelog changelog, List<String> problems)
            throws IOException {
        Matcher name = NAME.matcher(name(file));
        if (!name.matches()) {
            throw new Refused(List.of(file + " is named after no plugin and version"));
        }
        if (published.isEmpty()) {
            return State.FIRST;
        }
        Path before = published.get().resolve(file.getFileName());
        if (Files.exists(before)) {
            if (!PluginContent.isSame(file, before)) {
                problems.add(name(file) + " was published with other content: give the plugin a new version in its"
                        + " pom.xml, and say in CHANGELOG.md what has changed");
                return State.SAME;
            }
            // Who has the published one has these very bytes.
            Files.delete(file);
            Downloads.link(before, file.getParent());
            Downloads.link(SignatureFile.beside(before), file.getParent());
            return State.SAME;
        }
        String id = name.group("id");
        boolean isKnown = Folders.files(published.get()).stream()
                .map(each -> NAME.matcher(name(each)))
                .anyMatch(each -> each.matches() && each.group("id").equals(id));
        if (isKnown && !changelog.names(id)) {
            problems.add(
                    "CHANGELOG.md says nothing of `" + id + "`, which has the new version " + name.group("version"));
        }
        return isKnown ? State.CHANGED : State.FIRST;
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
