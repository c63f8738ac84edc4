package org.ranvier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.process.Environment;
import org.ranvier.cli.terminal.Console;

class FailuresTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void anInterruptionIsExit130() {
        assertThat(exitCode(() -> {
                    throw new InterruptedException();
                }))
                .isEqualTo(130);
        assertThat(err.toString().lines()).containsExactly("ranvier: interrupted.");
        assertThat(out.toString()).startsWith("{\"error\":{\"code\":\"interrupted\"");
    }

    /** As a full disk or a pipe that was closed takes it. */
    @Test
    void anAnswerThatIsLostIsNoSuccess() {
        PrintStream full = new PrintStream(new java.io.OutputStream() {
            @Override
            public void write(int b) throws java.io.IOException {
                throw new java.io.IOException("No space left on device");
            }
        });
        Console console = new Console(
                full,
                new PrintStream(err),
                false,
                false,
                new Environment(Map.of(), Optional.empty(), Path.of(""), Path.of("")));
        console.text().println("an answer");

        Failures failures = new Failures(console, false, () -> false);
        assertThat(failures.heard(0)).isEqualTo(5);
        assertThat(failures.heard(4)).isEqualTo(4);
        assertThat(err.toString().lines())
                .containsExactly(
                        "ranvier: stdout: not all that was asked for could be written there; make room on its disk.");
        assertThat(new Failures(console, false, () -> true).heard(0))
                .as("as of a program that SIGPIPE ends")
                .isEqualTo(141);
        assertThat(err.toString().lines()).as("nothing more is said").hasSize(1);
    }

    @Test
    void everyProblemIsALineAndTheFirstDecides() {
        assertThat(exitCode(() -> {
                    throw new RanvierException(List.of(Problem.data("a", "b", "c"), Problem.usage("d", "e", "f")));
                }))
                .isEqualTo(4);
        assertThat(err.toString().lines()).containsExactly("ranvier: a: b; c.", "ranvier: d: e; f.");
        assertThat(out.toString()).contains("\"errors\":[{\"code\":\"data\"", "{\"code\":\"usage\"");
    }

    @Test
    void errorsOfLinkingAreCaughtToo() {
        assertThat(exitCode(() -> {
                    throw new NoSuchMethodError("gone\nfor good");
                }))
                .isEqualTo(5);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("internal error: java.lang.NoSuchMethodError: gone;");
    }

    @Test
    void whatCannotNameAFileIsToldInOneSentence() {
        assertThat(exitCode(() -> Path.of("a\0b").toString().length())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "ranvier: 'a?b' cannot name a file here (Nul character not allowed); choose another name.");
    }

    private int exitCode(Callable<Integer> call) {
        Environment environment = new Environment(Map.of(), Optional.empty(), Path.of(""), Path.of(""));
        Console console = new Console(new PrintStream(out, true), new PrintStream(err, true), true, false, environment);
        return new Failures(console, false, () -> false).caught(call);
    }
}
