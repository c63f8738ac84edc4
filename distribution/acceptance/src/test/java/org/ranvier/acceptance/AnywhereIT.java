package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.testkit.Machine;

/**
 * One command gives one result wherever it is run: in folders of any name, in any locale or none, in as good as no
 * environment.
 */
class AnywhereIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String JAVA_HOME = "JAVA_HOME=" + System.getProperty("java.home");
    private static final String[] TRAIN = {
        "train",
        "yin-yang",
        "--set",
        "training.epochs=1",
        "--set",
        "data.limit=200",
        "--set",
        "network.hidden.neurons=10",
        "--out",
        "läuf 1"
    };

    @TempDir
    static Path place;

    @TempDir
    Path directory;

    private static Installation program;
    private static RunFolder expected;
    private static String components;

    @BeforeAll
    static void runAtHome() throws Exception {
        Machine.require(
                "utf-8",
                Optional.of(System.getProperty("sun.jnu.encoding")).filter("UTF-8"::equals),
                "this process has no locale of UTF-8, which ./mvnw gives it");
        program = Archives.unpack(Archives.withoutJava(), place.resolve("lab ü 日本"));
        Path home = Files.createDirectory(place.resolve("home"));
        components = run(home, List.of(JAVA_HOME, "LC_ALL=C.UTF-8"), program.launcher(), "plugin", "list")
                .requireSuccess()
                .stdout();
        run(home, List.of(JAVA_HOME, "LC_ALL=C.UTF-8"), program.launcher(), TRAIN)
                .requireSuccess();
        expected = new RunFolder(home.resolve("läuf 1"));
    }

    /** A locale that the machine does not have is none for C, but Java takes its own from the option. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            wörk       | NOTHING=
            日本       | LANG=C
            a b        | LC_ALL=tr_TR.UTF-8
            it's $HOME | LANG=de_DE.UTF-8
            -o         | LC_ALL=POSIX
            wörk       | LC_CTYPE=en_US.ISO-8859-1
            wörk       | JDK_JAVA_OPTIONS=-Duser.language=tr -Duser.country=TR
            wörk       | JDK_JAVA_OPTIONS=-Duser.language=de -Duser.country=DE
            wörk       | JDK_JAVA_OPTIONS=-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab
            wörk       | JDK_JAVA_OPTIONS=-Duser.language=th -Duser.country=TH -Duser.extensions=u-ca-buddhist-nu-thai
            """)
    void inAnyFolderAndLocaleTheResultsAreTheSameBytes(String folder, String variable) throws Exception {
        Path work = Files.createDirectory(directory.resolve(folder));

        Result listed = run(work, List.of(JAVA_HOME, variable), program.launcher(), "plugin", "list")
                .requireSuccess();
        Result trained = run(work, List.of(JAVA_HOME, variable), program.launcher(), TRAIN)
                .requireSuccess();

        assertThat(listed.stdout()).isEqualTo(components);
        assertSame(new RunFolder(work.resolve("läuf 1")));
        assertThat(trained.stderr()).contains("The run is in läuf 1");
        assertThat(names(directory)).as("nothing beside the folder").containsExactly(folder);
        assertThat(names(work)).containsExactly("läuf 1");
    }

    @Test
    void anArchiveInAnyFolderRunsThereWithoutALocaleAndThroughALink() throws Exception {
        Installation image = Archives.unpack(Archives.withJava(), directory.resolve("lab ü"));
        Path work = Files.createDirectory(directory.resolve("wörk"));
        Path link = Files.createSymbolicLink(directory.resolve("verknüpft"), image.launcher());

        run(work, List.of(), link, TRAIN).requireSuccess();

        assertSame(new RunFolder(work.resolve("läuf 1")));
        Files.delete(link);
    }

    /** No folder of that name can be made from here: its name is not that of any text. */
    @Test
    void inAFolderThatIsNotNamedInUtf8NothingIsWritten() throws Exception {
        Result result = shell(
                "d=$(printf 'l\\374t') && mkdir \"$d\" && cd \"$d\" && exec \"$0\" \"$@\"",
                List.of(JAVA_HOME),
                program.launcher(),
                TRAIN);

        assertThat(result.requireExit(2).stderr().lines())
                .singleElement()
                .asString()
                .startsWith("ranvier: the current folder: '")
                .contains("is not UTF-8")
                .contains("; rename what it names");
        assertThat(names(directory)).hasSize(1);
        shell("test -z \"$(ls -A l*t)\" && rmdir l*t", List.of(), Path.of("unused"))
                .requireSuccess();
    }

    @Test
    void anArgumentThatIsNotInUtf8IsRefused() throws Exception {
        Result result = shell(
                "exec \"$0\" train yin-yang --out \"$(printf 'l\\374t')\"", List.of(JAVA_HOME), program.launcher());

        assertThat(result.requireExit(2).stderr().lines())
                .singleElement()
                .asString()
                .startsWith("ranvier: argument 3: 'l\uFFFDt' is not UTF-8");
        assertThat(names(directory)).isEmpty();
    }

    /** The launcher would have set a locale; whoever starts Java otherwise gets a sentence. */
    @Test
    void whereJavaIsStartedByHandWithoutALocaleNothingIsWrittenBesideTheFolder() throws Exception {
        Path work = Files.createDirectory(directory.resolve("wörk"));
        Path home = Files.createSymbolicLink(
                place.resolve("linked"), Installation.assembled().home());
        Path java = Path.of(System.getProperty("java.home"), "bin/java");
        List<String> arguments = new ArrayList<>(List.of(
                "-Dranvier.home=" + home,
                "--add-modules",
                "java.se",
                "-p",
                home + "/lib",
                "-m",
                "org.ranvier.cli/org.ranvier.cli.Main"));
        arguments.addAll(List.of(
                "train", "yin-yang", "--backend", "reference", "--set", "training.epochs=1", "--set", "data.limit=20"));

        Result result = run(work, List.of("LC_ALL=C"), java, arguments.toArray(String[]::new));

        assertThat(result.requireExit(2).stderr().lines())
                .singleElement()
                .asString()
                .startsWith("ranvier: the current folder: ")
                .endsWith("; set LC_ALL to a locale of UTF-8, such as C.UTF-8.");
        assertThat(names(directory)).containsExactly("wörk");
        assertThat(names(work)).isEmpty();
        Files.delete(home);
    }

    /** Colours and the bar show at a terminal only, and Java's own announcements at none. */
    @Test
    void stderrIsTheTerminals() throws Exception {
        Path script = Machine.require("script", Program.find("script"), "there is no util-linux");
        String command = "'" + program.launcher() + "' train nothing";

        Result watched = run(directory, List.of(JAVA_HOME, "TERM=xterm"), script, "-qec", command, "/dev/null");
        Result unwatched = run(directory, List.of(JAVA_HOME, "TERM=xterm"), program.launcher(), "train", "nothing");

        assertThat(watched.requireExit(2).stdout())
                .startsWith("\u001b[")
                .contains("ranvier: ")
                .doesNotContain("WARNING");
        assertThat(unwatched.requireExit(2).stderr()).startsWith("ranvier: ").doesNotContain("\u001b[");
    }

    private static void assertSame(RunFolder run) throws IOException {
        assertThat(run.best()).isEqualTo(expected.best());
        assertThat(run.last()).isEqualTo(expected.last());
        assertThat(run.metrics()).isEqualTo(expected.metrics());
        assertThat(Files.readString(run.path().resolve("experiment.yaml")))
                .isEqualTo(Files.readString(expected.path().resolve("experiment.yaml")));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Runs a script of the shell in the test's folder, with the program as {@code $0}. */
    private Result shell(String script, List<String> environment, Path program, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-c", script, program.toString()));
        all.addAll(List.of(arguments));
        return run(directory, environment, Path.of("/bin/sh"), all.toArray(String[]::new));
    }

    /** Runs a program with nothing in the environment but what is given. */
    private static Result run(Path directory, List<String> environment, Path program, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "-i"));
        command.addAll(environment);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, directory, Map.of(), TIMEOUT);
    }
}
