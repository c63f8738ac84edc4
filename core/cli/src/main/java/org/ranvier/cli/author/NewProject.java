package org.ranvier.cli.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.runtime.plugin.PluginApi;
import org.ranvier.text.Nearest;

/**
 * A project for a plugin, made of a template: the files of {@code templates/common} and of {@code templates/KIND}, in
 * which names are replaced. Templates are files as Java has them, of the package {@code com.example.template} and with
 * classes that begin with {@code Template}; a file in {@code parts} goes where another has its name between {@code @}.
 *
 * @param authors where templates are
 * @param kind of the component
 * @param names what everything is called
 */
record NewProject(AuthorsFolder authors, String kind, ProjectNames names) {

    /** The folder of the Maven repository within a project. */
    static final String REPOSITORY = ".ranvier/maven";

    private static final String COMMON = "common";
    private static final Path PARTS = Path.of("parts");
    private static final Pattern PART = Pattern.compile("@([a-z-]+)@");

    /** The kinds that there are templates for. */
    static final List<String> KINDS = List.of(
            "neuron",
            "synapse",
            "delay",
            "encoder",
            "dataset",
            "objective",
            "surrogate",
            "optimizer",
            "initializer",
            "schedule",
            "regularizer",
            "backend",
            "exporter");

    static NewProject of(AuthorsFolder authors, String kind, ProjectNames names) {
        if (!KINDS.contains(kind)) {
            throw new RanvierException(
                    Problem.usage(kind, "there is no such kind of plugin", Nearest.remedy(kind, KINDS, "there are")));
        }
        return new NewProject(authors, kind, names);
    }

    /**
     * Writes the project.
     *
     * @param folder where to; must not exist, or be empty
     * @return its files, relative to the folder
     */
    List<String> write(Path folder) {
        requireEmpty(folder);
        try {
            Map<String, String> parts = parts();
            List<String> written = new ArrayList<>();
            for (String part : List.of(COMMON, kind)) {
                Path template = authors.templates().resolve(part);
                for (Path file : files(template)) {
                    Path relative = template.relativize(file);
                    if (!relative.startsWith(PARTS)) {
                        written.add(write(folder, relative, file, parts));
                    }
                }
            }
            return written.stream().sorted().toList();
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(
                            folder.toString(),
                            "the project cannot be written here (" + e.getMessage() + ")",
                            "name another folder with --directory"),
                    e);
        }
    }

    private static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            // A file, or a folder that may not be looked into: nothing to write into either.
        }
        throw new RanvierException(Problem.usage(
                folder.toString(),
                "there is something here already, and nothing is overwritten",
                "choose another name, or another folder with --directory"));
    }

    private String write(Path folder, Path relative, Path file, Map<String, String> parts) throws IOException {
        String place = named(relative.toString()
                .replace('\\', '/')
                .replace("com/example/template", names.packageName().replace('.', '/')));
        Path target = folder.resolve(place);
        Files.createDirectories(target.getParent());
        Files.writeString(target, filled(named(Files.readString(file)), parts));
        if (Files.isExecutable(file)) {
            target.toFile().setExecutable(true);
        }
        return place;
    }

    private String named(String text) {
        String ending = ending();
        return text.replace("com.example.template", names.packageName())
                .replace("Template" + ending, names.className(ending))
                .replace("template-name", names.name());
    }

    private static String filled(String text, Map<String, String> parts) {
        Matcher part = PART.matcher(text);
        return part.replaceAll(found -> Matcher.quoteReplacement(parts.getOrDefault(found.group(1), found.group())));
    }

    /** What the names of classes of this kind end in. */
    private String ending() {
        return properties().getProperty("ending");
    }

    private Properties properties() {
        Properties properties = new Properties();
        Path file = authors.templates().resolve(kind).resolve(PARTS).resolve("template.properties");
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.usage(
                            file.toString(), "it cannot be read (" + e.getMessage() + ")", "unpack Ranvier again"),
                    e);
        }
    }

    /** The texts that go between others; those of the kind's own folder, and what follows from the names. */
    private Map<String, String> parts() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("dependencies", "");
        parts.put("name", names.name());
        parts.put("group", names.group());
        parts.put("package", names.packageName());
        parts.put("version", names.version());
        parts.put("kind", kind);
        parts.put("repository", REPOSITORY);
        parts.put("ranvier", version());
        parts.put("api", PluginApi.current().range());
        properties().forEach((key, value) -> parts.put(key.toString(), named(value.toString())));
        Path own = authors.templates().resolve(kind).resolve(PARTS);
        for (Path file : files(own)) {
            if (!file.endsWith("template.properties")) {
                String key = file.getFileName().toString().replaceFirst("\\..*$", "");
                parts.put(key, filled(named(Files.readString(file)).stripTrailing(), parts));
            }
        }
        return parts;
    }

    /** The version of what comes with this Ranvier, as its Maven repository has it. */
    private String version() throws IOException {
        try (Stream<Path> versions = Files.list(authors.repository().resolve("org/ranvier/ranvier-bom"))) {
            return versions.map(folder -> folder.getFileName().toString())
                    .findFirst()
                    .orElseThrow(() -> new IOException("the list of versions is missing"));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
