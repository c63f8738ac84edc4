package org.ranvier.conformance.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The structure of every module of this repository, read from its sources: packages are small, and what they use runs
 * one way.
 */
class RoomsTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final Path SOURCES = Path.of("src/main/java");
    /** A reader takes in so many types at once. */
    private static final int MOST = 20;

    private static final String REASON = "Types: more than twenty, because ";

    static List<Path> modules() throws IOException {
        List<Path> modules = new ArrayList<>();
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                if (name.equals("target") || name.startsWith(".") && !name.startsWith("..")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (Files.isDirectory(directory.resolve(SOURCES))) {
                    modules.add(directory);
                }
                return name.equals("src") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }
        });
        return modules;
    }

    @Test
    void allModulesAreFound() throws IOException {
        assertThat(modules())
                .contains(
                        REPOSITORY.resolve("api"),
                        REPOSITORY.resolve("core/training"),
                        REPOSITORY.resolve("plugins/backend-simd"))
                .hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aPackageHasAtMostTwentyTypesOrSaysWhyItHasMore(Path module) {
        assertThat(Room.below(module.resolve(SOURCES)))
                .filteredOn(room -> room.types().size() > MOST)
                .filteredOn(room -> !room.description().contains(REASON))
                .as("packages without a line '" + REASON + "…' in their package-info")
                .map(room -> room.name() + " has " + room.types().size() + " types")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void whatPackagesOfAModuleUseRunsOneWay(Path module) {
        assertThat(Cycles.among(Room.below(module.resolve(SOURCES)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aPackageBesideOthersSaysWhatIsInIt(Path module) {
        List<Room> rooms = Room.below(module.resolve(SOURCES));

        if (rooms.size() > 1) {
            assertThat(rooms)
                    .filteredOn(room -> room.description().isEmpty())
                    .map(Room::name)
                    .isEmpty();
        }
    }

    @Test
    void aCycleOverThreePackagesIsFound(@TempDir Path sources) throws IOException {
        write(sources, "a", "import b.Other; class Type {}");
        write(sources, "b", "class Type { c.Other field; }");
        write(sources, "c", "import static a.Type.method; class Type {}");
        write(sources, "d", "import a.Type; class Type {}");

        assertThat(Cycles.among(Room.below(sources)))
                .containsExactly("a → b → c → a", "b → c → a → b", "c → a → b → c");
    }

    @Test
    void aCircleWithAReasonIsLetPass(@TempDir Path sources) throws IOException {
        write(sources, "a", "import b.Type; class Other {}");
        write(sources, "b", "import a.Other; class Type {}");
        Files.writeString(sources.resolve("b/package-info.java"), """
                /**
                 * Part of another.
                 *
                 * <p>Circle: with {@code a}, because
                 * both are sealed.
                 */
                package b;
                """);

        assertThat(Cycles.among(Room.below(sources))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/** {@link b.Type} */", "// b.Type", "String s = \"b.Type\";", "char c = '\"'; /* b.Type */"})
    void commentsAndStringsUseNothing(String text) {
        assertThat(Room.mentions(text)).isEmpty();
    }

    private static void write(Path sources, String name, String text) throws IOException {
        Files.writeString(Files.createDirectory(sources.resolve(name)).resolve("Type.java"), text);
    }
}
