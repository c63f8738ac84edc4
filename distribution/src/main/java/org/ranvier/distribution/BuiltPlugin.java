package org.ranvier.distribution;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * A plugin as its module built it.
 *
 * <p>Without libraries of its own it is distributed as its jar. With some, it becomes a directory of jars whose
 * descriptor lists their SHA-256; libraries that are no modules lie in a folder of their own.
 *
 * @param name its id and version
 * @param descriptor the text of its descriptor
 * @param jar the plugin itself
 * @param libraries the jars that only it uses
 * @param modules those among them that are modules
 */
record BuiltPlugin(String name, String descriptor, Path jar, List<Path> libraries, Set<Path> modules) {

    private static final String DESCRIPTOR = "ranvier-plugin.properties";
    private static final String CLASSPATH = "lib";

    /** Reads what the build of a module left. */
    static BuiltPlugin of(Path module) throws IOException {
        Path target = module.resolve("target");
        Path file = target.resolve("classes/META-INF").resolve(DESCRIPTOR);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    module + " is not built, or has no src/main/resources/META-INF/" + DESCRIPTOR, e);
        }
        String name = properties.getProperty("id") + "-" + properties.getProperty("version");
        List<Path> libraries = Libraries.of(target);
        return new BuiltPlugin(
                name,
                Files.readString(file),
                target.resolve(name + ".jar"),
                libraries,
                LibraryModules.of(target.resolve("classes"), libraries));
    }

    void addTo(Contents contents, ThirdParty thirdParty) throws IOException {
        addTo(contents, thirdParty, Map.of());
    }

    /**
     * Adds it, with further files by their names in its directory; all have checksums in the descriptor, so that it can
     * be signed.
     */
    void addTo(Contents contents, ThirdParty thirdParty, Map<String, Path> further) throws IOException {
        if (libraries.isEmpty()) {
            contents.add("plugins/" + jar.getFileName(), jar);
            return;
        }
        for (Path library : libraries) {
            for (String provided : List.of("ranvier-api", "ranvier-backend-support")) {
                if (library.getFileName().toString().startsWith(provided + "-")) {
                    throw new IllegalStateException(name + " brings a copy of " + provided
                            + ", which the platform provides: give it the scope 'provided' in its pom.xml");
                }
            }
            thirdParty.check(library);
        }
        StringBuilder lines = new StringBuilder(descriptor.stripTrailing()).append('\n');
        if (!modules.containsAll(libraries)) {
            lines.append("classpath=").append(CLASSPATH).append('\n');
        }
        Map<String, Path> files = jars();
        files.putAll(further);
        for (Map.Entry<String, Path> each : files.entrySet()) {
            contents.add("plugins/" + name + "/" + each.getKey(), each.getValue());
            lines.append("sha256.")
                    .append(each.getKey())
                    .append('=')
                    .append(Checksum.of(each.getValue()))
                    .append('\n');
        }
        contents.add("plugins/" + name + "/" + DESCRIPTOR, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** All jars by their place in the directory. */
    private Map<String, Path> jars() {
        Map<String, Path> jars = new TreeMap<>();
        jars.put(jar.getFileName().toString(), jar);
        for (Path library : libraries) {
            jars.put((modules.contains(library) ? "" : CLASSPATH + "/") + library.getFileName(), library);
        }
        return jars;
    }
}
