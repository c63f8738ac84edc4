package org.ranvier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.cli.Ran.ranvier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.cli.process.Environment;

class CommandsTest {

    @TempDir
    static Path installation;

    @TempDir
    Path home;

    @BeforeAll
    static void install() throws IOException {
        TestPlugin.write(installation.resolve("plugins"), installation.resolve("work"));
    }

    @Test
    void pluginListGroupsComponentsByKind() {
        Ran ran = run("plugin", "list");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("Surrogates\n  bell  bell-shaped derivative (parts@1.2.0)\n")
                .contains("Datasets\n  dots  dots on a line (parts@1.2.0)\n  lost")
                .endsWith("1 plugin, 5 components\n");
    }

    @Test
    void pluginListForPrograms() {
        assertThat(run("plugin", "list", "--json").lastLineOut())
                .startsWith("{\"plugins\":[{\"id\":\"parts\",\"version\":\"1.2.0\",\"description\":\"parts for tests\"")
                .contains(
                        "{\"contract\":\"Backend\",\"name\":\"here\",\"plugin\":\"parts@1.2.0\",\"description\":\"for a test\"}")
                .endsWith("\"problems\":[]}");
    }

    @Test
    void pluginInfoShowsSettingsAsATable() {
        Ran ran = run("plugin", "info", "bell");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("""
                bell – surrogate of parts@1.2.0
                bell-shaped derivative

                  setting  unit  range            default     meaning
                  beta     mV    > 0              5           how steep
                  order    –     whole in [1, 3]  (required)  how smooth
                  tail     –     thin, fat        thin        how it falls off
                  exact    –     true, false      false       whether to be exact
                  file     –     text             (none)      a table
                  knots    –     list of numbers  [0, 0.5]    where it bends

                """);
        assertThat(run("plugin", "info", "bell@1.2.0").out()).isEqualTo(ran.out());
        assertThat(run("plugin", "info", "parts/bell").out()).isEqualTo(ran.out());
        assertThat(run("plugin", "info", "bell", "--json").lastLineOut())
                .contains(
                        "\"settings\":[{\"name\":\"beta\",\"kind\":\"number\",\"unit\":\"mV\",\"range\":\"> 0\",\"default\":5.0,");
    }

    @Test
    void pluginInfoOfAPluginShowsAllItsComponents() {
        assertThat(run("plugin", "info", "parts").out())
                .startsWith("parts@1.2.0 – parts for tests\n  from    " + installation)
                .contains(
                        "  sha256  ",
                        "bell – surrogate",
                        "dots – dataset",
                        "here – backend",
                        "Nothing can be set on it.");
    }

    @Test
    void pluginInfoOfSomethingElse() {
        Ran ran = run("plugin", "info", "bel");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err())
                .isEqualTo("ranvier: there is no plugin or component 'bel'; did you mean 'bell'?\n"
                        .replace("\n", System.lineSeparator()));
    }

    @Test
    void dataListSaysWhatIsThere() {
        Ran ran = run("data", "list", "--data", "mine");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains("dots  found      train 20, test 10; dots on a line")
                .contains("lost  not found  lost.bin: there is no such file; put it into mine.")
                .contains("Folders searched: mine, " + home.resolve(".cache").resolve("ranvier"));
        assertThat(run("data", "list", "--json").lastLineOut())
                .contains("{\"name\":\"dots\",\"found\":true,\"splits\":{\"train\":20,\"test\":10}");
    }

    @Test
    void whatIsPublishedIsListedWithHowToGetIt() throws IOException {
        assertThat(run("data", "list").out())
                .contains(
                        "Published data\n  lost-letters  not here  Lost letters, 5 bytes, read by lost; fetch it with:\n"
                                + "                          ranvier data get lost-letters\n");
        Path folder = Files.createDirectories(home.resolve("data/lost-letters"));
        Files.writeString(folder.resolve("letters.bin"), "hello");
        assertThat(run("data", "list", "--data", home.resolve("data").toString())
                        .out())
                .contains("  lost-letters  here  Lost letters, 5 bytes");
        assertThat(run("data", "list", "--data", home.resolve("data").toString(), "--json")
                        .lastLineOut())
                .contains("\"published\":[{\"name\":\"lost-letters\"", "\"complete\":true");
        assertThat(run(
                                "data",
                                "info",
                                "lost-letters",
                                "--data",
                                home.resolve("data").toString())
                        .out())
                .isEqualTo("""
                lost-letters – Lost letters, 5 bytes
                  read by  dataset lost
                  licence  CC0
                  cite     a postman
                  folder   %s
                  letters.bin  5 bytes  here, checksum right
                """.formatted(folder));
    }

    @Test
    void whatIsThereAndRightIsNotFetched() throws IOException {
        Path folder = Files.createDirectories(home.resolve("data/lost-letters"));
        Files.writeString(folder.resolve("letters.bin"), "hello");
        Ran ran = run(
                "data", "get", "lost-letters", "--data", home.resolve("data").toString());
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .isEqualTo("The file of Lost letters is in " + folder
                        + ", with the right checksum; there was nothing to fetch.\n");
    }

    @Test
    void whatIsThereAndWrongIsNamedAndKept() throws IOException {
        Path file = Files.createDirectories(home.resolve("data/lost-letters")).resolve("letters.bin");
        Files.writeString(file, "hullo");
        Ran ran = run(
                "data", "get", "lost-letters", "--data", home.resolve("data").toString());
        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err())
                .contains(
                        file + ": it is not the file of Lost letters: it has the SHA-256 ",
                        "; move it away, or replace it with: ranvier data get lost-letters --replace.");
        assertThat(file).hasContent("hullo");
        assertThat(run(
                                "data",
                                "info",
                                "lost-letters",
                                "--data",
                                home.resolve("data").toString())
                        .out())
                .contains("here, but with other content than published", "ranvier data get lost-letters --replace");
    }

    @Test
    void whatCannotBeFetchedIsOneSentence() {
        Ran ran = run("data", "get", "lost-letters", "--mirror", "http://localhost:2/data", "--json");
        assertThat(ran.exitCode()).isEqualTo(4);
        assertThat(ran.err())
                .contains(
                        "ranvier: lost-letters/letters.bin: it could not be fetched: localhost cannot be reached; check the network");
        assertThat(ran.lastLineOut()).startsWith("{\"error\":{\"code\":\"data\"");
    }

    @Test
    void onlyWhatIsPublishedCanBeFetched() {
        assertThat(run("data", "get", "lost").err())
                .isEqualTo("ranvier: the dataset 'lost' reads lost-letters; name one of these.\n");
        assertThat(run("data", "get", "dots").err()).startsWith("ranvier: the dataset 'dots' has nothing to fetch");
        assertThat(run("data", "get", "lost-leters")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).contains("did you mean 'lost-letters'?");
        });
        assertThat(run("data", "get", "lost-letters", "--mirror", "somewhere")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).contains("--mirror: 'somewhere' is not the address of a folder on the web");
        });
    }

    @Test
    void dataInfoShowsAllOfADataset() {
        assertThat(run("data", "info", "dots").out()).isEqualTo("""
                dots – Dots
                  splits    train 20, test 10
                  shape     [2, 3]
                  classes   2: left, right
                  licence   CC0
                  source    a pencil
                  dots.bin  sha256 abc
                """);
        assertThat(run("data", "info", "dots", "--json").lastLineOut()).contains("\"sha256\":{\"dots.bin\":\"abc\"}");
    }

    @Test
    void missingDataIsExit4AndAMissingDatasetIsExit3() {
        assertThat(run("data", "info", "lost").exitCode()).isEqualTo(4);
        assertThat(run("data", "info", "dotz")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(3);
            assertThat(ran.err()).contains("did you mean 'dots'?");
        });
    }

    @Test
    void whatADatasetThrowsUnexpectedlyIsAFaultOfItsPlugin() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("data")).resolve("lost.bin"), "");
        Ran ran = run("data", "info", "lost", "--data", home.resolve("data").toString(), "--json");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.err().lines())
                .containsExactly("ranvier: Lost.java:16: plugin parts@1.2.0: the dataset"
                        + " 'lost' failed in open(): java.lang.IllegalStateException: found after all; install another version of the"
                        + " plugin, or tell its author.");
        assertThat(ran.lastLineOut()).startsWith("{\"error\":{\"code\":\"plugin\"");
        Ran list = run("data", "list", "--data", home.resolve("data").toString());
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("dots  found", "lost  not found  Lost.java:16: plugin parts@1.2.0:");
    }

    @Test
    void doctorIsContentWhenARunIsPossible() {
        Ran ran = run("doctor");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "ok    Java: 25",
                        "ok    plugins: 1 with 5 components",
                        "ok    backend here: on one core",
                        "warn  backend away: there is no device; plug one in",
                        "warn  data folder: there is none");
        assertThat(run("doctor", "--json").lastLineOut())
                .startsWith("{\"ok\":true,\"checks\":[{\"status\":\"ok\",\"subject\":\"Java\"");
    }

    @Test
    void doctorFailsWithoutPlugins() {
        Ran ran = ranvier(new Environment(Map.of(), Optional.empty(), home, home), "doctor");
        assertThat(ran.exitCode()).isEqualTo(3);
        assertThat(ran.out())
                .contains("fail  plugins: there is none; name a folder with --plugins or $RANVIER_PLUGINS")
                .contains("fail  backends: none can run here");
    }

    @Test
    void aBrokenPluginIsAWarning() throws IOException {
        Path folder = home.resolve("plugins");
        TestPlugin.write(folder, home.resolve("work"), "id=parts\nversion=1.2.0\ndescription=parts\napi=[9.0,10.0)\n");
        Ran list = run("plugin", "list", "--plugins", folder.toString());
        assertThat(list.exitCode()).isZero();
        assertThat(list.err()).startsWith("ranvier: ").contains("[9.0").hasLineCount(1);
        assertThat(run(
                                "doctor",
                                "--plugins",
                                folder.toString(),
                                "--plugins",
                                installation.resolve("plugins").toString())
                        .out())
                .contains("warn  plugin parts@1.2.0: ");
    }

    private Ran run(String... args) {
        return ranvier(new Environment(Map.of(), Optional.of(installation), home, home), args);
    }
}
