package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.testkit.Machine;

/** The launcher and the build on a Java that is too old. */
class LauncherIT {

    private static final Path JDKS = Path.of("/usr/lib/jvm");

    @TempDir
    Path directory;

    private Path oldJdk;

    @BeforeEach
    void findOldJdk() throws IOException {
        oldJdk = Machine.require("old-jdk", oldJdk());
    }

    @AfterEach
    void removeLinks() throws IOException {
        if (Files.isDirectory(bin())) {
            try (Stream<Path> links = Files.list(bin())) {
                for (Path link : links.toList()) {
                    Files.delete(link);
                }
            }
        }
    }

    @Test
    void theLauncherFindsAnotherJava() throws Exception {
        RanvierProcess.assembledIn(directory)
                .with("JAVA_HOME", oldJdk.toString())
                .with("PATH", Path.of(System.getProperty("java.home"), "bin") + ":/usr/bin:/bin")
                .run("--version")
                .requireSuccess();
    }

    /**
     * Asked in a copy that does not look in the usual places, where this machine keeps the Java that the tests run on.
     */
    @Test
    void whereThereIsNoOtherTheLauncherSaysWhatToInstall() throws Exception {
        Installation installation = Installation.assembled().copyTo(directory.resolve("ranvier"));
        blinker(installation.launcher().resolveSibling("java.sh"));

        Result result = RanvierProcess.of(installation)
                .with("JAVA_HOME", oldJdk.toString())
                .with("PATH", linkOldJava().toString())
                .run("--version")
                .requireExit(2);

        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr().lines())
                .containsExactly("ranvier: no JDK 25 or later was found: install one"
                        + " (such as Temurin 25, or the package openjdk-25-jdk), or set JAVA_HOME to it.");
    }

    @Test
    void theBuildFindsAnotherJava() throws Exception {
        assertThat(maven(Path.of("./mvnw"), "--version").requireSuccess().stdout())
                .containsPattern("Java version: (2[5-9]|[3-9][0-9])");
    }

    /** As where the usual places have none: asked of a copy of the wrapper that does not look there. */
    @Test
    void whereThereIsNoOtherTheBuildSaysWhatToInstall() throws Exception {
        Path script = directory.resolve("distribution/src/main/scripts/java.sh");
        Files.createDirectories(script.getParent());
        Files.copy(Installation.sources().resolve(directory.relativize(script)), script);
        blinker(script);
        Path wrapper = Files.copy(
                Installation.sources().resolve("mvnw"), directory.resolve("mvnw"), StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(maven(wrapper, "--version").requireExit(1).stderr().lines())
                .singleElement()
                .asString()
                .startsWith("ranvier: no JDK 25 or later was found: install one");
    }

    @Test
    void underMavenWithoutItsWrapperTheBuildStopsWithOneClearSentence() throws Exception {
        Path home = Path.of(maven(Path.of("./mvnw"), "--version")
                .requireSuccess()
                .stdout()
                .lines()
                .filter(line -> line.startsWith("Maven home: "))
                .findFirst()
                .orElseThrow()
                .substring("Maven home: ".length()));

        Result result = maven(home.resolve("bin/mvn"), "-q", "-B", "-o", "validate");

        assertThat(result.requireExit(1).stdout() + result.stderr())
                .contains(
                        "Ranvier is built with JDK 25 or later, but Maven runs on JDK ",
                        "set JAVA_HOME to a JDK 25 and run the command again.");
    }

    /** Maven with an old Java in the environment, as where that is what the machine has by default. */
    private Result maven(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(
                command,
                Installation.sources(),
                Map.of(
                        "JAVA_HOME",
                        oldJdk.toString(),
                        "PATH",
                        oldJdk.resolve("bin") + ":/usr/bin:/bin",
                        "MAVEN_OPTS",
                        "",
                        "JDK_JAVA_OPTIONS",
                        ""),
                Duration.ofMinutes(2));
    }

    private static void blinker(Path script) throws IOException {
        String text = Files.readString(script);
        String blinkered = text.replaceFirst("for place in [^;]+; do", "for place in /nowhere; do");
        assertThat(blinkered).isNotEqualTo(text);
        Files.writeString(script, blinkered);
    }

    /** The few tools that the launcher uses, and an old Java. */
    private Path linkOldJava() throws IOException {
        Files.createDirectory(bin());
        for (String tool : List.of("dirname", "readlink", "sed")) {
            Files.createSymbolicLink(bin().resolve(tool), Path.of("/usr/bin", tool));
        }
        return Files.createSymbolicLink(bin().resolve("java"), oldJdk.resolve("bin/java"))
                .getParent();
    }

    private Path bin() {
        return directory.resolve("bin");
    }

    private static Optional<Path> oldJdk() throws IOException {
        if (!Files.isDirectory(JDKS)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(JDKS)) {
            return homes.filter(LauncherIT::isOldJdk).sorted().findFirst();
        }
    }

    private static boolean isOldJdk(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.isReadable(release)) {
            return false;
        }
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(release)) {
            properties.load(text);
        } catch (IOException e) {
            return false;
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.matches("(1[1-9]|2[0-4])\\..*");
    }
}
