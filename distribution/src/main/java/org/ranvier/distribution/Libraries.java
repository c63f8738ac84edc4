package org.ranvier.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The jars that a module needs at run time, as the build wrote them to {@code target/libraries.classpath}. */
final class Libraries {

    private Libraries() {}

    static List<Path> of(Path target) throws IOException {
        String list = Files.readString(target.resolve("libraries.classpath")).strip();
        return Arrays.stream(list.split(File.pathSeparator))
                .filter(s -> !s.isEmpty())
                .map(Path::of)
                .sorted()
                .toList();
    }
}
