package org.ranvier.cli.data;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.Invocation;
import org.ranvier.cli.command.Outcome;
import org.ranvier.cli.process.Environment;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Table;
import org.ranvier.config.ComponentRef;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Scalar;
import org.ranvier.text.DiskReason;
import org.ranvier.text.Nearest;

/**
 * A small recording that comes with the program and shows how files of one's own have to look.
 *
 * @param name the layout, such as {@code npz}
 * @param folder its files, and {@code example.yaml} that describes them
 */
record DataExample(String name, Path folder) {

    private static final String DESCRIPTION = "example.yaml";
    /** Of what needs no import: {@code data} of an experiment. */
    private static final String DATA = "data";

    private static final int SHOWN = 4;

    /** Finds the example of a layout. */
    static DataExample named(String name, Environment environment) {
        Map<String, DataExample> all = all(environment);
        return Optional.ofNullable(all.get(name.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new RanvierException(Problem.usage(
                        "--" + DataImport.EXAMPLE,
                        "there is no example '" + name + "'",
                        Nearest.question(name, all.keySet())
                                        .map(question -> question + " ")
                                        .orElse("")
                                + "choose one of "
                                + String.join(", ", all.keySet()))));
    }

    /** Returns all examples by name. */
    static Map<String, DataExample> all(Environment environment) {
        Map<String, DataExample> all = new LinkedHashMap<>();
        environment.installation().map(home -> home.resolve("examples/data")).ifPresent(home -> {
            try (Stream<Path> folders = Files.list(home)) {
                folders.filter(folder -> Files.isRegularFile(folder.resolve(DESCRIPTION)))
                        .sorted()
                        .forEach(folder -> all.put(
                                folder.getFileName().toString(),
                                new DataExample(folder.getFileName().toString(), folder)));
            } catch (IOException e) {
                // Without them there is none to choose, which is what is said then.
            }
        });
        return all;
    }

    /**
     * Copies the files and tells how they are laid out and read back.
     *
     * @param target a folder, or the file to be where there is only one; empty for the current folder
     */
    Outcome write(Optional<String> target, Invocation invocation) {
        Path current = invocation.environment().folder();
        Mapping description = ConfigParser.read(folder.resolve(DESCRIPTION));
        Map<String, String> written = new LinkedHashMap<>();
        try {
            List<Path> files = files();
            boolean isFile = files.size() == 1
                    && target.filter(text -> !text.endsWith("/") && !Files.isDirectory(current.resolve(text)))
                            .filter(text -> text.endsWith(ending(files.getFirst())))
                            .isPresent();
            for (Path file : files) {
                String name = place(file);
                String to = isFile
                        ? target.orElseThrow()
                        : target.map(Path::of)
                                .map(it -> it.resolve(name))
                                .orElse(Path.of(name))
                                .toString();
                if (Files.exists(current.resolve(to))) {
                    throw new FileAlreadyExistsException(to);
                }
                written.put(name, to);
            }
            for (Path file : files) {
                Path to = current.resolve(written.get(place(file))).toAbsolutePath();
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        } catch (FileAlreadyExistsException e) {
            throw new RanvierException(
                    Problem.data(e.getFile(), "it is there already", "name another file or folder"), e);
        } catch (IOException e) {
            throw new RanvierException(
                    Problem.data(
                            target.orElse("."),
                            "it cannot be written (" + DiskReason.of(e) + ")",
                            "name another folder"),
                    e);
        }
        boolean imported = description.get(DATA).isEmpty();
        String use = imported ? command(description, written) : text(description, DATA);
        print(description, written, imported, use, invocation.console());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("example", name);
        json.put("files", List.copyOf(written.values()));
        json.put(imported ? "import" : DATA, use);
        return Outcome.success(json);
    }

    private void print(
            Mapping description, Map<String, String> written, boolean imported, String use, Console console) {
        List<String> files = List.copyOf(written.values());
        String shown = String.join(", ", files.subList(0, Math.min(SHOWN, files.size())));
        int more = files.size() - SHOWN;
        console.text().println(shown + (more > 0 ? " and " + more + " more" : "") + " – " + text(description, "title"));
        Table table = new Table(2);
        Mapping layout = (Mapping) description.get("layout").orElseThrow();
        layout.keys().forEach(key -> table.row(key, text(layout, key)));
        console.text().print(table.text(console.width()));
        console.text()
                .println(
                        imported
                                ? "To import what is laid out so, write"
                                : "It needs no import: --data names the folder in which it lies, and an experiment has");
        console.text().println(imported ? "  " + use : "  data: " + use);
    }

    private String command(Mapping description, Map<String, String> written) {
        Mapping settings = (Mapping) description.get("settings").orElseThrow();
        List<String> words = new ArrayList<>(List.of("ranvier data import", text(settings, ComponentRef.TYPE)));
        settings.keys().stream()
                .filter(key -> !key.equals(ComponentRef.TYPE))
                .map(key -> key + "=" + written.getOrDefault(text(settings, key), text(settings, key)))
                .forEach(words::add);
        return words.stream().collect(Collectors.joining(" ")) + " --as my-" + name;
    }

    /** Where a file lies in the example. */
    private String place(Path file) {
        return folder.relativize(file).toString();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals(DESCRIPTION))
                    .sorted()
                    .toList();
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.'));
    }

    private static String text(Mapping mapping, String key) {
        ConfigNode node = mapping.get(key).orElseThrow();
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
