package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every user meets first. */
class CommandLineIT {

    @TempDir
    Path directory;

    @Test
    void tellsItsVersionAndNothingElse() throws Exception {
        Result result = ranvier().run("--version").requireSuccess();

        assertThat(result.stdout().strip()).matches("ranvier (\\d+\\.\\d+\\.\\d+\\S*) \\(API \\1, Java 25\\S*\\)");
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void helpNamesTheCommands() throws Exception {
        Result result = ranvier().run("--help").requireSuccess();

        assertThat(result.stdout()).contains("train", "plugin");
        assertThat(result.stderr()).isEmpty();
    }

    @Test
    void anUnknownCommandIsRefusedWithTheNearestOne() throws Exception {
        Result result = ranvier().run("trian").requireExit(2);

        assertThat(result.stderr()).contains("'trian'", "train").doesNotContain("\tat ");
        assertThat(result.stdout()).isEmpty();
    }

    @Test
    void listsThePluginsThatItCameWith() throws Exception {
        Result result = ranvier().run("plugin", "list").requireSuccess();

        assertThat(result.stdout()).contains("neurons-lif", "datasets-spikes", "backend-reference");
        assertThat(result.stderr()).as("plugins that cannot be used").isEmpty();
    }

    @Test
    void aPersonsFoldersAreInTheHomeThatTheEnvironmentNames() throws Exception {
        Path home = directory.resolve("home");

        Result result = ranvier()
                .with("HOME", home.toString())
                .with("XDG_CACHE_HOME", "")
                .run("data", "info", "fsdd")
                .requireExit(4);
        Result elsewhere = ranvier()
                .with("HOME", home.toString())
                .with("XDG_CACHE_HOME", directory.resolve("xdg").toString())
                .run("data", "info", "fsdd")
                .requireExit(4);

        assertThat(result.stderr()).contains(home.resolve(".cache/ranvier").toString());
        assertThat(elsewhere.stderr())
                .contains(directory.resolve("xdg/ranvier").toString())
                .doesNotContain(home.toString());
    }

    @Test
    void startsThroughALinkInADirectoryWithSpaces() throws Exception {
        Path link = Files.createDirectory(directory.resolve("my programs")).resolve("ranvier");
        Files.createSymbolicLink(link, Installation.assembled().launcher());

        Result result = ranvier().launch(link, "--version");
        Files.delete(link);

        assertThat(result.requireSuccess().stdout()).startsWith("ranvier");
    }

    @Test
    void findsAJdkWhenJavaHomeIsOfNoUse() throws Exception {
        String path = System.getProperty("java.home") + "/bin:/usr/bin:/bin";

        Result result =
                ranvier().with("JAVA_HOME", "/nowhere").with("PATH", path).run("--version");

        result.requireSuccess();
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
