package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
                .run("--version").requireSuccess();
    }

    /** Asked in a copy that does not look in the usual places, where this machine keeps the Java that the tests run on. */
    @Test
    void whereThereIsNoOtherTheLauncherSaysWhatToInstall() throws Exception {
        Installation installation = Installation.assembled().copyTo(directory.resolve("ranvier"));
        String launcher = Files.readString(installation.launcher());
        String blinkered = launcher.replaceFirst("for java_home in [^;]+; do", "for java_home in /nowhere; do");
        assertThat(blinkered).isNotEqualTo(launcher);
        Files.writeString(installation.launcher(), blinkered);

        Result result = RanvierProcess.of(installation)
                .with("JAVA_HOME", oldJdk.toString())
                .with("PATH", linkOldJava().toString())
                .run("--version").requireExit(2);

        assertThat(result.stdout()).isEmpty();
        assertThat(result.stderr().lines()).containsExactly("ranvier: no JDK 25 or later was found: install one"
                + " (such as Temurin 25, or the package openjdk-25-jdk), or set JAVA_HOME to it.");
    }

    @Test
    void theBuildStopsWithOneClearSentence() throws Exception {
        Result result = ChildProcess.run(
                List.of("./mvnw", "-q", "-B", "-o", "validate"), Installation.sources(),
                Map.of("JAVA_HOME", oldJdk.toString(), "MAVEN_OPTS", "", "JDK_JAVA_OPTIONS", ""), Duration.ofMinutes(2));

        assertThat(result.requireExit(1).stdout() + result.stderr()).contains(
                "Ranvier is built with JDK 25 or later, but Maven runs on JDK ", "set JAVA_HOME to a JDK 25 and run the command again.");
    }

    /** The few tools that the launcher uses, and an old Java. */
    private Path linkOldJava() throws IOException {
        Files.createDirectory(bin());
        for (String tool : List.of("dirname", "readlink", "sed")) {
            Files.createSymbolicLink(bin().resolve(tool), Path.of("/usr/bin", tool));
        }
        return Files.createSymbolicLink(bin().resolve("java"), oldJdk.resolve("bin/java")).getParent();
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
