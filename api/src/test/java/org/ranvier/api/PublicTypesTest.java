package org.ranvier.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public type says what it promises, and docs/api.md says whom it is for. */
class PublicTypesTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path LIST = Path.of("..", "docs", "api.md");

    @Test
    void everyPublicTypeHasAStatus() throws IOException {
        assertThat(publicTypes())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getAnnotation(ApiStatus.class))
                        .as(type.getName())
                        .isNotNull());
    }

    @Test
    void theListOfTypesIsComplete() throws IOException {
        List<String> rows = publicTypes().stream()
                .map(type -> "| `" + type.getSimpleName() + "` | "
                        + type.getAnnotation(ApiStatus.class).value().name().toLowerCase(Locale.ROOT) + " |")
                .toList();
        List<String> listed = Files.readAllLines(LIST).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 1) + 1) + 1))
                .toList();
        assertThat(new TreeSet<>(listed)).isEqualTo(new TreeSet<>(rows));
    }

    private static List<Class<?>> publicTypes() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .<Class<?>>map(PublicTypesTest::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
