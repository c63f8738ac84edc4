package org.ranvier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Problem;

class ConsoleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void textLeavesStdoutToTheObject() {
        console(true, false, Map.of()).text().print("x");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("x");
        console(false, false, Map.of()).text().print("y");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("y");
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        assertThat(console(false, true, Map.of()).paint("x", Colour.RED)).isEqualTo("\u001B[31mx\u001B[0m");
        assertThat(console(false, false, Map.of()).paint("x", Colour.RED)).isEqualTo("x");
        assertThat(console(false, true, Map.of("NO_COLOR", "1")).paint("x", Colour.RED)).isEqualTo("x");
        assertThat(console(false, true, Map.of("TERM", "dumb")).paint("x", Colour.RED)).isEqualTo("x");
    }

    @Test
    void widthIsThatOfTheTerminal() {
        assertThat(console(false, true, Map.of("COLUMNS", "120")).width()).isEqualTo(120);
        assertThat(console(false, true, Map.of("COLUMNS", "wide")).width()).isEqualTo(80);
    }

    @Test
    void logsGetALineForEachTenth() {
        try (Progress progress = console(false, false, Map.of()).progress("training", 40)) {
            for (int i = 1; i <= 40; i++) {
                progress.reached(i, "loss 0.5");
            }
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(10)
                .startsWith("training: 4 of 40, loss 0.5").endsWith("training: 40 of 40, loss 0.5");
    }

    @Test
    void terminalsGetABar() {
        try (Progress progress = console(false, true, Map.of()).progress("training", 40)) {
            progress.reached(40, "loss 0.5");
        }
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("training", "100%", "40/40");
        assertThat(out.size()).isZero();
    }

    @Test
    void aProblemIsOneLine() {
        console(false, false, Map.of()).problem(Problem.plugin("lif@1", "", "it is lost", "find it"));
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("ranvier: plugin lif@1: it is lost; find it.");
    }

    private Console console(boolean json, boolean terminal, Map<String, String> variables) {
        Environment environment = new Environment(variables, Optional.empty(), Path.of(""), Path.of(""));
        return new Console(stream(out), stream(err), json, terminal, environment);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
