package org.ranvier.laboratory.verify;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of tab-separated fields, in which {@code \\}, {@code \n}, {@code \r} and {@code \t} are escaped as in Java:
 *
 * <pre>
 * begin    component  contract  what is tested
 * tested
 * passed   number
 * skipped  number     reason
 * failed   test       reason
 * end
 * </pre>
 *
 * <p>{@code tested} comes after every test: whoever listens knows that the process gets on, however long a contract
 * takes.
 *
 * @param out where to
 */
record Report(PrintStream out) {

    void begin(String component, String contract, String what) {
        line("begin", component, contract, what);
    }

    void tested() {
        line("tested");
    }

    void end(Suite.Outcome outcome) {
        line("passed", String.valueOf(outcome.passed()));
        outcome.skipped().forEach((reason, number) -> line("skipped", number.toString(), reason));
        outcome.failures().forEach(failure -> line("failed", failure.test(), failure.reason()));
        line("end");
    }

    private void line(String... fields) {
        out.println(List.of(fields).stream().map(Report::escaped).collect(Collectors.joining("\t")));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
