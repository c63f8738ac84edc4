package org.ranvier.cli.terminal;

import java.io.PrintStream;
import java.util.List;
import org.ranvier.api.Problem;
import org.ranvier.cli.process.Environment;
import org.ranvier.text.Printable;

/**
 * Output of the program. Stdout belongs to what was asked for and, with {@code --json}, to the one object at its end;
 * whatever else people want to read then goes to stderr.
 */
public final class Console {

    private static final int USUAL_WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final PrintStream text;
    private final PrintStream aside;
    private final boolean json;
    private final boolean terminal;
    private final boolean colours;
    private final int width;

    /** @param terminal whether a person watches stderr */
    public Console(PrintStream out, PrintStream err, boolean json, boolean terminal, Environment environment) {
        this.out = out;
        this.err = err;
        this.json = json;
        this.terminal =
                terminal && !environment.variable("TERM").filter("dumb"::equals).isPresent();
        this.colours = this.terminal && environment.variable("NO_COLOR").isEmpty();
        this.text = new Shown(json ? err : out, colours);
        this.aside = new Shown(err, colours);
        this.width = environment
                .variable("COLUMNS")
                .filter(columns -> columns.matches("\\d{2,4}"))
                .map(Integer::parseInt)
                .orElse(USUAL_WIDTH);
    }

    /** Whether the streams of this process are a terminal. */
    public static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    /** Returns the stream for text that people read. */
    public PrintStream text() {
        return text;
    }

    /** Returns the stream for everything beside the answer: progress, warnings. */
    public PrintStream aside() {
        return aside;
    }

    /** Returns the width of the terminal in characters. */
    public int width() {
        return width;
    }

    public void problem(Problem problem) {
        complain(problem.toString());
    }

    /** Prints one line that says what is wrong. */
    public void complain(String sentence) {
        aside.println(paint("ranvier: ", Colour.RED) + Printable.of(sentence));
    }

    /** Empties the line of a terminal that something may be drawn in, for a sentence at the very end. */
    public void clearLine() {
        if (terminal) {
            err.print(StatusLine.CLEAR);
        }
    }

    /** Prints one line about something that goes on all the same. */
    public void note(String sentence) {
        aside.println(paint("ranvier: note: ", Colour.YELLOW) + Printable.of(sentence));
    }

    /** Prints one sentence that says what may be wrong. */
    public void advice(String sentence) {
        adviceLines(sentence).forEach(aside::println);
    }

    /** The lines of it. */
    public List<String> adviceLines(String sentence) {
        return Table.wrap("advice: " + Printable.of(sentence) + ".", width).stream()
                .map(line -> line.replaceFirst("^advice: ", paint("advice: ", Colour.YELLOW)))
                .toList();
    }

    /** Ends the output, if a program reads it. */
    public void result(Object value) {
        if (json) {
            out.println(Json.line(value));
        }
        text.flush();
        out.flush();
        err.flush();
    }

    /** Whether all that was printed on stdout so far has got there. */
    public boolean isHeard() {
        return !out.checkError();
    }

    /** Text in a colour, where colours show. */
    public String paint(String text, Colour colour) {
        return colours ? colour.start() + text + Colour.END : text;
    }

    /**
     * Shows how far something is, on stderr.
     *
     * @param task what is going on
     * @param done how many steps were done before
     * @param steps how many steps it has
     */
    public Progress progress(String task, long done, long steps) {
        return terminal ? new BarProgress(err, width, task, done, steps, BarProgress.STEPS) : new PlainProgress(err);
    }

    /**
     * Shows how far a transfer is, on stderr.
     *
     * @param task what is transferred
     * @param done how many bytes were here before
     * @param bytes how many there will be, or −1 where nobody knows
     */
    public Progress progressInBytes(String task, long done, long bytes) {
        return terminal
                ? new BarProgress(err, width, task, done, bytes, BarProgress.MEGABYTES)
                : new PlainProgress(err);
    }
}
