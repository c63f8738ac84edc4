package org.ranvier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.cli.Ran.ranvier;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ranvier.api.ApiVersion;
import org.ranvier.cli.command.Command;
import org.ranvier.cli.process.Environment;

class MainTest {

    @TempDir
    Path folder;

    @Test
    void helpListsEveryCommand() {
        Ran ran = run("--help");
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        Commands.all().commands().forEach(command -> assertThat(ran.out()).contains("\n  " + command.name() + " "));
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run("-h")).isEqualTo(ran);
        assertThat(run("help")).isEqualTo(ran);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpThatFitsATerminal(String command) {
        Ran ran = run(Stream.concat(Stream.of(command.split(" ")), Stream.of("--help"))
                .toArray(String[]::new));
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("Usage: ranvier " + command + " [options]")
                .contains("\nExample:\n  ranvier " + command);
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run(Stream.concat(Stream.of("help"), Stream.of(command.split(" ")))
                        .toArray(String[]::new)))
                .isEqualTo(ran);
    }

    static List<String> commands() {
        return Commands.all().commands().stream().map(Command::name).toList();
    }

    @Test
    void withoutACommandHelpGoesToStderr() {
        assertThat(run()).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).startsWith("Usage: ranvier COMMAND");
        });
        assertThat(run("plugin")).satisfies(ran -> {
            assertThat(ran.exitCode()).isEqualTo(2);
            assertThat(ran.err()).startsWith("Usage: ranvier plugin COMMAND").doesNotContain("data list");
        });
        assertThat(run("plugin", "--help").exitCode()).isZero();
    }

    @Test
    void versionNamesProgramAndJava() {
        assertThat(run("--version").out())
                .startsWith("ranvier ")
                .contains("(API " + ApiVersion.current() + ",")
                .contains("Java 25");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plugn list | ranvier: there is no command 'plugn'; did you mean 'plugin'?",
                "plugin lst | ranvier: there is no command 'plugin lst'; did you mean 'plugin list'?",
                "frobnicate | ranvier: there is no command 'frobnicate'; the commands are: train, sweep, evaluate, runs, report, dashboard, reproduce, analyse, simulate, explain, export, import, bench, plugin, data, hardware, doctor, completion, man.",
                "doctor --jsno | ranvier: there is no option '--jsno'; did you mean '--json'?",
                "doctor --jsno=3 | ranvier: there is no option '--jsno'; did you mean '--json'?",
                "doctor --wonder | ranvier: there is no option '--wonder'; see ranvier doctor --help.",
                "--versoin | ranvier: there is no option '--versoin'; did you mean '--version'?",
                "doctor --plugins | ranvier: '--plugins' needs a value; write --plugins DIR.",
                "doctor String now | ranvier: 'doctor' takes no argument 'now'; see ranvier doctor --help.",
                "plugin info | ranvier: 'plugin info' needs NAME or --all; see ranvier plugin info --help.",
                "doctor --plugins nowhere | ranvier: --plugins: there is no folder nowhere; name a folder that holds plugins.",
                "completion csh | ranvier: there is no completion for 'csh'; did you mean 'zsh'?"
            })
    void mistakesOfUsageAreOneLineAndExit2(String args, String problem) {
        Ran ran = run(args.split(" "));
        assertThat(ran.err().lines()).containsExactly(problem);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void withJsonAFailureIsTheLastLineOfStdout() {
        Ran ran = run("plugin", "info", "--json");
        assertThat(ran.lastLineOut())
                .isEqualTo(
                        "{\"error\":{\"code\":\"usage\",\"plugin\":\"\",\"where\":\"\","
                                + "\"message\":\"'plugin info' needs NAME or --all\",\"remedy\":\"see ranvier plugin info --help\"},"
                                + "\"errors\":[{\"code\":\"usage\",\"plugin\":\"\",\"where\":\"\","
                                + "\"message\":\"'plugin info' needs NAME or --all\",\"remedy\":\"see ranvier plugin info --help\"}]}");
        assertThat(ran.err()).startsWith("ranvier: 'plugin info' needs NAME");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void debugShowsWhereAFailureArose() {
        assertThat(run("doctor", "--plugins", "nowhere", "--debug").err()).contains("\tat org.ranvier.cli");
        assertThat(run("--debug", "doctor", "--plugins", "nowhere").err()).contains("\tat org.ranvier.cli");
    }

    private Ran run(String... args) {
        return ranvier(new Environment(Map.of(), Optional.empty(), folder, folder), args);
    }
}
