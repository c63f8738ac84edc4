package org.ranvier.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.Component;
import org.ranvier.support.Parallel;

/** Compiles a real plugin jar from sources, against the API and the support library for backends. */
public final class PluginJar {

    private final Path work;
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> descriptor = new LinkedHashMap<>();
    private final List<Path> modulePath = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private String manifest = "";

    private PluginJar(Path work) {
        this.work = work;
    }

    /** An empty jar without a descriptor; {@code work} is a directory that only this jar uses. */
    public static PluginJar in(Path work) {
        return new PluginJar(work);
    }

    /** The name of the module of {@link #of}. */
    public static String module(String id) {
        return "test." + id.replace('-', '.');
    }

    /** A plugin with one component, of type {@code The}, of the contract {@link Component}. */
    public static PluginJar of(Path work, String id, String version, String component) {
        String module = module(id);
        return in(work).descriptor("id", id)
                .descriptor("version", version)
                .descriptor("description", "for a test")
                .descriptor("api", "[1.0.0-rc.1,2)")
                .source(
                        "module-info",
                        "module " + module + " { requires org.ranvier.api;"
                                + " provides org.ranvier.api.Component with " + module + ".The; }")
                .component(module + ".The", component, version);
    }

    /** A component whose description is given. */
    public PluginJar component(String type, String name, String description) {
        int dot = type.lastIndexOf('.');
        return source(
                type,
                "package " + type.substring(0, dot) + "; public class " + type.substring(dot + 1)
                        + " implements org.ranvier.api.Component { public String name() { return \"" + name + "\"; }"
                        + " public String description() { return \"" + description + "\"; } }");
    }

    public PluginJar source(String type, String source) {
        sources.put(type, source);
        return this;
    }

    public PluginJar without(String type) {
        sources.remove(type);
        return this;
    }

    /** Compiles a class but leaves it out of the jar. */
    public PluginJar dropping(String type) {
        dropped.add(type.replace('.', '/') + ".class");
        return this;
    }

    public PluginJar descriptor(String key, String value) {
        descriptor.put(key, value);
        return this;
    }

    public PluginJar manifest(String text) {
        manifest = text;
        return this;
    }

    public PluginJar compiledWith(Path jar) {
        modulePath.add(jar);
        return this;
    }

    /** Compiles against a library that is no module, as a plugin with a class path does. */
    public PluginJar reading(Path jar) {
        classPath.add(jar);
        return this;
    }

    /** Writes {@code <name>.jar} into a directory. */
    public Path write(Path directory, String name) {
        try {
            Path classes = compile();
            if (!descriptor.isEmpty()) {
                Path file = classes.resolve("META-INF/ranvier-plugin.properties");
                Files.createDirectories(file.getParent());
                Files.writeString(file, properties());
            }
            if (!manifest.isEmpty()) {
                Files.writeString(
                        Files.createDirectories(classes.resolve("META-INF")).resolve("MANIFEST.MF"), manifest);
            }
            Files.createDirectories(directory);
            for (String file : dropped) {
                Files.delete(classes.resolve(file));
            }
            return jar(classes, directory.resolve(name + ".jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String properties() {
        return descriptor.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private Path compile() throws IOException {
        Path classes = Files.createDirectories(work.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
        String path = Stream.concat(Stream.of(placeOf(Component.class), placeOf(Parallel.class)), modulePath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        arguments.addAll(List.of(sources.containsKey("module-info") ? "--module-path" : "--class-path", path));
        if (!classPath.isEmpty()) {
            String module = sources.get("module-info").split(" ")[1];
            arguments.addAll(List.of(
                    "--add-reads",
                    module + "=ALL-UNNAMED",
                    "--class-path",
                    classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        }
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("sources").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(status).as(said.toString()).isZero();
        return classes;
    }

    private static Path placeOf(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
            }
        }
        return jar;
    }

    public static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
