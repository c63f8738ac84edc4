package org.ranvier.conformance.rooms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A package of a module, as its sources say.
 *
 * @param name the package
 * @param types its top-level types, one a file
 * @param mentions the packages of which its code names a type, but for those that its description gives a reason for
 * @param description what its {@code package-info} says, on one line; empty without one
 */
record Room(String name, Set<String> types, Set<String> mentions, String description) {

    private static final String DESCRIPTION = "package-info";
    private static final Pattern NO_CODE = Pattern.compile(
            "/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"" + "|\"(?:[^\"\\\\\n]++|\\\\.)*+\"|'(?:\\\\.[^']*|[^'\\\\])'",
            Pattern.DOTALL);
    /** What a description says of a package that it needs and that needs it. */
    private static final Pattern CIRCLE = Pattern.compile("Circle: with \\{@code ([\\w.]+)\\}, because ");

    private static final Pattern MENTION = Pattern.compile("\\b([a-z]\\w*+(?:\\.[a-z]\\w*+)*+)\\.[A-Z*]");

    /** Returns the packages below a folder of sources. */
    static List<Room> below(Path sources) {
        try (Stream<Path> all = Files.walk(sources)) {
            return all.filter(Files::isDirectory)
                    .map(directory ->
                            of(sources.relativize(directory).toString().replace('/', '.'), javaIn(directory)))
                    .filter(room -> !room.types.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Room of(String name, List<Path> files) {
        Set<String> types = new HashSet<>();
        Set<String> mentions = new HashSet<>();
        String description = "";
        for (Path file : files) {
            String type = file.getFileName().toString().replace(".java", "");
            String text = read(file);
            if (type.equals(DESCRIPTION)) {
                description = text.replaceAll("\\s*\n \\*\\s*", " ");
            } else if (!type.equals("module-info")) {
                types.add(type);
                mentions.addAll(mentions(text));
            }
        }
        mentions.remove(name);
        CIRCLE.matcher(description).results().forEach(circle -> mentions.remove(circle.group(1)));
        return new Room(name, types, mentions, description);
    }

    /** Returns the packages of which code names a type; comments and strings do not count. */
    static Set<String> mentions(String text) {
        return MENTION.matcher(NO_CODE.matcher(text).replaceAll(" "))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> javaIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
