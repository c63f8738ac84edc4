package org.ranvier.runtime.zoo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.ranvier.runtime.PluginJar;

/**
 * The place where an animal is made.
 *
 * @param plugins where plugins are found
 * @param work where nothing is found
 */
record Cage(Path plugins, Path work) {

    /** The id of every animal. */
    static final String ID = "bad";

    /** Where the jar of an animal that is a single jar lies. */
    Path jar() {
        return plugins.resolve("bad.jar");
    }

    /** Where an animal that is a directory lies. */
    Path folder() {
        return plugins.resolve("bad-1.0.0");
    }

    /** A plugin with one component, to be made bad. */
    PluginJar plugin() {
        return plugin(ID);
    }

    /** Another plugin that the animal needs. */
    PluginJar plugin(String id) {
        return PluginJar.of(work.resolve(id), id, "1.0.0", id);
    }

    /** A library, which is no plugin. */
    PluginJar library(String name) {
        return PluginJar.in(work.resolve(name));
    }

    /** Writes a single jar. */
    Path write(PluginJar plugin) {
        return plugin.write(plugins, "bad");
    }

    /** Writes a directory: the plugin's jar, its descriptor with the checksums of the jars there, and further lines. */
    Path writeFolder(PluginJar plugin, String more) throws IOException {
        plugin.write(folder(), "bad");
        StringBuilder text = new StringBuilder(plugin.properties());
        try (var files = Files.walk(folder())) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                text.append("sha256.")
                        .append(folder().relativize(jar).toString().replace('\\', '/'))
                        .append('=')
                        .append(PluginJar.sha256(jar))
                        .append('\n');
            }
        }
        return Files.writeString(folder().resolve("ranvier-plugin.properties"), text + more);
    }

    /** Changes the descriptor of the single jar. */
    void descriptor(UnaryOperator<String> change) throws IOException {
        replace(
                "META-INF/ranvier-plugin.properties",
                old -> change.apply(new String(old, UTF_8)).getBytes(UTF_8));
    }

    /** Changes a file in the single jar; what becomes null is left out. */
    void replace(String name, UnaryOperator<byte[]> change) throws IOException {
        Path changed = work.resolve("changed");
        boolean found = false;
        try (JarFile old = new JarFile(jar().toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(changed))) {
            for (JarEntry entry : old.stream().toList()) {
                byte[] content = old.getInputStream(entry).readAllBytes();
                found |= entry.getName().equals(name);
                content = entry.getName().equals(name) ? change.apply(content) : content;
                if (content != null) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    out.write(content);
                }
            }
            if (!found) {
                out.putNextEntry(new JarEntry(name));
                out.write(change.apply(new byte[0]));
            }
        }
        Files.move(changed, jar(), StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Writes the animal with its component exchanged for one that the compiler would not have let through, or that was
     * compiled against something else.
     *
     * @param plugin the animal
     * @param other has the class {@code The} that it gets
     */
    void exchange(PluginJar plugin, PluginJar other) throws IOException {
        write(plugin);
        try (JarFile jar =
                new JarFile(other.write(work.resolve("others"), "other").toFile())) {
            byte[] compiled =
                    jar.getInputStream(jar.getEntry("test/bad/The.class")).readAllBytes();
            replace("test/bad/The.class", old -> compiled);
        }
    }
}
