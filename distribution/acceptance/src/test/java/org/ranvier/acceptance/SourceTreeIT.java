package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.testkit.Machine;

/** When the launcher builds: in a tree of one class, whose build does nothing but say that it was called. */
class SourceTreeIT {

    private static final List<String> SCRIPTS =
            List.of("ranvier", "distribution/src/main/scripts/java.sh", "distribution/src/main/scripts/fingerprint");
    /** Lists the sources as the real one does, and puts the program where the real one would. */
    private static final String BUILD = """
            #!/bin/sh
            echo build >>builds
            mkdir -p target distribution/target
            distribution/src/main/scripts/fingerprint >distribution/target/ranvier.sources
            [ -e distribution/target/ranvier ] || ln -s '%s' distribution/target/ranvier
            """;

    @TempDir
    Path directory;

    private Path tree;
    private Path source;

    @BeforeEach
    void makeTree() throws Exception {
        Machine.require(
                "utf-8",
                Optional.of(System.getProperty("sun.jnu.encoding")).filter("UTF-8"::equals),
                "this process has no locale of UTF-8, which ./mvnw gives it");
        tree = directory.resolve("a tree ü");
        source = write("api/src/main/java/A.java", "class A {}");
        for (String file : List.of(
                "pom.xml",
                "core/pom.xml",
                "plugins/pom.xml",
                "hardware-backends/pom.xml",
                "LICENSE",
                "NOTICE",
                "CHANGELOG.md",
                "SECURITY.md",
                "distribution/THIRD-PARTY.md",
                "docs/a.md",
                "examples/a.yaml")) {
            write(file, file);
        }
        for (String script : SCRIPTS) {
            Path copy = tree.resolve(script);
            Files.createDirectories(copy.getParent());
            Files.copy(Installation.sources().resolve(script), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        write("mvnw", BUILD.formatted(Installation.assembled().home())).toFile().setExecutable(true);
        assertThat(buildsAfterStart(tree)).isEqualTo(1);
    }

    @AfterEach
    void removeLinks() throws IOException {
        for (Path each : List.of(tree, directory.resolve("copy"))) {
            Files.deleteIfExists(each.resolve("distribution/target/ranvier"));
        }
    }

    @Test
    void whatHasNotChangedIsNotBuilt() throws Exception {
        assertThat(buildsAfterStart(tree)).isEqualTo(1);
    }

    @Test
    void newTimesAreNoChange() throws Exception {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
            }
        }
        assertThat(buildsAfterStart(tree)).isEqualTo(1);
    }

    @Test
    void aCopyRunsAtOnce() throws Exception {
        Path copy = directory.resolve("copy");
        ChildProcess.run(
                        List.of("cp", "-r", tree.toString(), copy.toString()),
                        directory,
                        Map.of(),
                        Duration.ofMinutes(1))
                .requireSuccess();

        assertThat(buildsAfterStart(copy)).isEqualTo(1);
    }

    @Test
    void aChangedFileIsBuiltAndBuiltAgainWhenItIsChangedBack() throws Exception {
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.writeString(source, "class A { }");
        assertThat(buildsAfterStart(tree)).isEqualTo(2);
        Path compiled = write("api/target/classes/A.class", "of the changed file");

        Files.writeString(source, "class A {}");
        Files.setLastModifiedTime(source, old);

        assertThat(buildsAfterStart(tree)).isEqualTo(3);
        assertThat(compiled).as("what Maven, which goes by times, would keep").doesNotExist();
        assertThat(buildsAfterStart(tree)).isEqualTo(3);
    }

    @Test
    void aFileThatComesOrGoesIsAChange() throws Exception {
        Path other = write("core/src/main/java/B.java", "class B {}");
        assertThat(buildsAfterStart(tree)).isEqualTo(2);
        Files.delete(other);
        assertThat(buildsAfterStart(tree)).isEqualTo(3);
    }

    @Test
    void testsAreNoPartOfTheProgram() throws Exception {
        write("api/src/test/java/T.java", "class T {}");
        assertThat(buildsAfterStart(tree)).isEqualTo(1);
    }

    /** As it was when the build began, which changes to sources during the build do not alter. */
    @Test
    void theBuildOfThisProgramRecordedItsSources() throws Exception {
        Path record = Installation.assembled().home().resolveSibling("ranvier.sources");
        assertThat(record).hasSameTextualContentAs(Installation.sources().resolve("target/ranvier.sources"));
        assertThat(Files.readAllLines(record))
                .anyMatch(line -> line.matches("source \\d+ \\d+ core/cli/src/main/java/org/ranvier/cli/Main\\.java"))
                .anyMatch(line -> line.matches("text \\d+ \\d+ CHANGELOG\\.md"))
                .noneMatch(line -> line.contains("/src/test/") || line.contains("/target/"));
    }

    private long buildsAfterStart(Path where) throws Exception {
        // No locale, no HOME.
        ChildProcess.run(
                        List.of("env", "-i", "JAVA_HOME=" + System.getProperty("java.home"), "./ranvier", "--version"),
                        where,
                        Map.of(),
                        Duration.ofMinutes(2))
                .requireSuccess();
        return Files.readString(where.resolve("builds")).lines().count();
    }

    private Path write(String file, String text) throws IOException {
        Path path = tree.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }
}
