package org.ranvier.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The experiments that come with the program. */
final class Examples {

    private static final String ENDING = ".yaml";

    private Examples() {}

    /** Those of an installation, by name; none where the program is not installed. */
    static SortedMap<String, Path> of(Environment environment) {
        SortedMap<String, Path> examples = new TreeMap<>();
        Optional<Path> folder = environment.installation().map(home -> home.resolve("examples")).filter(Files::isDirectory);
        if (folder.isPresent()) {
            try (Stream<Path> files = Files.list(folder.get())) {
                files.filter(file -> file.toString().endsWith(ENDING))
                        .forEach(file -> examples.put(name(file.getFileName().toString()), file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return examples;
    }

    /** The name of an example, given that or the name of its file. */
    static String name(String file) {
        return file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
    }
}
