package org.ranvier.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Problem;
import org.ranvier.cli.process.Environment;

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
        assertThat(console(false, true, Map.of("NO_COLOR", "1")).paint("x", Colour.RED))
                .isEqualTo("x");
        assertThat(console(false, true, Map.of("TERM", "dumb")).paint("x", Colour.RED))
                .isEqualTo("x");
    }

    @Test
    void widthIsThatOfTheTerminal() {
        assertThat(console(false, true, Map.of("COLUMNS", "120")).width()).isEqualTo(120);
        assertThat(console(false, true, Map.of("COLUMNS", "wide")).width()).isEqualTo(80);
    }

    @Test
    void logsGetOnlyTheLinesThatStay() {
        try (Progress progress = console(false, false, Map.of()).progress("training", 0, 40)) {
            for (int i = 1; i <= 40; i++) {
                progress.reached(i, "loss 0.5");
            }
            progress.line("1/1 done");
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).containsExactly("1/1 done");
    }

    @Test
    void terminalsGetABarBelowTheLinesThatStay() {
        try (Progress progress = console(false, true, Map.of()).progress("training", 0, 40)) {
            progress.line("1/2 done");
            progress.reached(40, "loss 0.5");
            progress.line("2/2 done");
        }
        String text = err.toString(StandardCharsets.UTF_8);
        assertThat(text).containsSubsequence("\u001B[K1/2 done\n", "\u001B[K2/2 done\n");
        assertThat(text).as("the bar is gone at the end").endsWith("\r\u001B[K");
        assertThat(text.lines().flatMap(line -> java.util.Arrays.stream(line.split("\u001B\\[K"))))
                .allMatch(line -> line.length() < 80);
        assertThat(out.size()).isZero();
    }

    /** Whoever prints it, and wherever it is from: a key, the name of a run, a description. */
    @Test
    void aTerminalIsToldNothingByStrangers() {
        String evil = "a\u001B]0;title\u0007b\u009B31mc\u202Ed\re\u001B[2J";
        Console console = console(false, true, Map.of());
        console.text().println(evil);
        console.text().printf("%s%n", evil);
        console.text().println((Object) evil);
        console.text().print(evil.toCharArray());
        console.text().append(evil);
        console.text().println(console.paint("red", Colour.RED) + "\tü");
        console.aside().println(evil);
        console.result(evil);
        console(true, true, Map.of()).result(Map.of(evil, evil));

        String shown = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        assertThat(shown).contains("a\uFFFD]0;title\uFFFDb\uFFFD31mc\uFFFDd\uFFFDe\uFFFD[2J");
        assertThat(shown).contains("\u001B[31mred\u001B[0m\tü").contains("\\u009b31mc\\u202ed\\re\\u001");
        assertThat(shown.replace("\u001B[31mred\u001B[0m", "").codePoints())
                .allMatch(c -> c == '\n' || c == '\t' || !org.ranvier.text.Printable.isObeyed(c));
    }

    @Test
    void aProblemIsOneLine() {
        console(false, false, Map.of()).problem(Problem.plugin("lif@1", "", "it is lost", "find it"));
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("ranvier: plugin lif@1: it is lost; find it.");
    }

    private Console console(boolean json, boolean terminal, Map<String, String> variables) {
        Environment environment = new Environment(variables, Optional.empty(), Path.of(""), Path.of(""));
        return new Console(stream(out), stream(err), json, terminal, environment);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
