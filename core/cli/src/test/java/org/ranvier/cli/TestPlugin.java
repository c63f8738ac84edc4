package org.ranvier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.ranvier.api.Component;

/** Compiles a plugin with a surrogate that has settings of every kind, two datasets and two backends. */
final class TestPlugin {

    private static final Map<String, String> SOURCES = new TreeMap<>(Map.of(
            "module-info", """
                    module test.parts {
                        requires org.ranvier.api;
                        provides org.ranvier.api.learning.Surrogate with test.parts.Bell;
                        provides org.ranvier.api.data.Dataset with test.parts.Dots, test.parts.Lost;
                        provides org.ranvier.api.backend.Backend with test.parts.Here, test.parts.Away;
                    }
                    """,
            "test.parts.Bell", """
                    package test.parts;
                    import java.util.List;
                    import org.ranvier.api.*;
                    import org.ranvier.api.learning.*;
                    import org.ranvier.api.model.*;
                    public class Bell implements Surrogate {
                        public String name() { return "bell"; }
                        public String description() { return "bell-shaped derivative"; }
                        public Schema schema() {
                            return Schema.of(
                                Setting.number("beta", Unit.MILLIVOLTS, Range.above(0), "how steep").withDefault(5),
                                Setting.integer("order", Unit.NONE, Range.closed(1, 3), "how smooth"),
                                Setting.choice("tail", List.of("thin", "fat"), "how it falls off"),
                                Setting.flag("exact", false, "whether to be exact"),
                                Setting.text("file", "a table").withDefault(""),
                                Setting.numbers("knots", Unit.NONE, Range.ALL, "where it bends").withDefault(List.of(0.0, 0.5)));
                        }
                        public Expr derivative(Settings settings) { return Surrogate.distance(); }
                        public Expr smoothStep(Settings settings) { return Surrogate.distance(); }
                    }
                    """,
            "test.parts.Dots", """
                    package test.parts;
                    import java.util.*;
                    import org.ranvier.api.*;
                    import org.ranvier.api.data.*;
                    public class Dots implements Dataset {
                        record Part(int size) implements Split {
                            public Example get(int index) { throw new UnsupportedOperationException(); }
                            public int labelOf(int index) { return 0; }
                        }
                        public String name() { return "dots"; }
                        public String description() { return "dots on a line"; }
                        public Opened open(Settings settings, DataFolders folders) {
                            return new Opened() {
                                public Description describe() {
                                    return Description.of("Dots", List.of(2, 3)).withClasses(List.of("left", "right")).withLicence("CC0").withSource("a pencil").withSha256(Map.of("dots.bin", "abc"));
                                }
                                public Map<String, Split> splits() {
                                    Map<String, Split> splits = new LinkedHashMap<>();
                                    splits.put("train", new Part(20));
                                    splits.put("test", new Part(10));
                                    return splits;
                                }
                            };
                        }
                    }
                    """,
            "test.parts.Lost", """
                    package test.parts;
                    import java.util.*;
                    import org.ranvier.api.*;
                    import org.ranvier.api.data.*;
                    public class Lost implements Dataset {
                        public List<DataSource> sources() {
                            return List.of(DataSource.of("lost-letters", "Lost letters", List.of(
                                RemoteFile.at("letters.bin", 5,
                                    Checksum.sha256("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
                                    "http://localhost:1/letters.bin"))).withLicence("CC0").withCitation("a postman"));
                        }
                        public String name() { return "lost"; }
                        public String description() { return "files nobody has"; }
                        public Opened open(Settings settings, DataFolders folders) {
                            if (folders.find("lost.bin").isPresent()) {
                                throw new IllegalStateException("found after all");
                            }
                            throw new RanvierException(Problem.data(
                                    "lost.bin", "there is no such file", "put it into " + folders.searched().get(0)));
                        }
                    }
                    """,
            "test.parts.Here", backend("Here", "here", "Availability.available(\"on one core\")"),
            "test.parts.Away",
                    backend("Away", "away", "Availability.unavailable(\"there is no device\", \"plug one in\")")));

    private TestPlugin() {}

    /** Writes the jar into a folder; {@code work} takes what the compiler needs. */
    static Path write(Path folder, Path work) throws IOException {
        return write(folder, work, "id=parts\nversion=1.2.0\ndescription=parts for tests\napi=[1.0.0-rc.1,2)\n");
    }

    static Path write(Path folder, Path work, String descriptor) throws IOException {
        Path classes = compile(work);
        Path file = classes.resolve("META-INF/ranvier-plugin.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, descriptor);
        Path jar = Files.createDirectories(folder).resolve("parts.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
            }
        }
        return jar;
    }

    private static Path compile(Path work) throws IOException {
        Path api = Path.of(URI.create(Component.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        Path classes = work.resolve("classes");
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "--module-path", api.toString()));
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            Path file = work.resolve("sources").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue(), StandardCharsets.UTF_8);
            arguments.add(file.toString());
        }
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(status).as(said.toString()).isZero();
        return classes;
    }

    private static String backend(String type, String name, String availability) {
        return """
                package test.parts;
                import java.util.*;
                import org.ranvier.api.backend.*;
                import org.ranvier.api.plan.*;
                public class %s implements Backend {
                    public String name() { return "%s"; }
                    public String description() { return "for a test"; }
                    public Availability availability() { return %s; }
                    public Set<Capability> capabilities() { return Set.of(); }
                    public List<Refusal> check(NetworkPlan plan) { return List.of(); }
                    public Program compile(NetworkPlan plan, CompileOptions options) { throw new UnsupportedOperationException(); }
                }
                """.formatted(type, name, availability);
    }
}
