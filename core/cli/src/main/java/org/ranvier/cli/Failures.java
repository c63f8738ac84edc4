package org.ranvier.cli;

import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.cli.command.ExitCode;
import org.ranvier.cli.process.Interrupted;
import org.ranvier.cli.process.Legible;
import org.ranvier.cli.terminal.Console;
import org.ranvier.cli.terminal.Json;

/** Turns whatever is thrown into sentences and an exit code. */
final class Failures {

    static final int INTERRUPTED = 130;

    private static final int FAILED = 5;
    private static final String REMEDY = "run it again with --debug and report what is shown";

    private static final String LESS_MEMORY =
            "use smaller batches, shorter delays or fewer neurons, or allow more, such as JDK_JAVA_OPTIONS=-Xmx16g";

    /** What a program has that a pipe ended whose reader went away: 128 and the number of SIGPIPE. */
    private static final int UNREAD = 141;

    private final Console console;
    private final boolean debug;
    private final BooleanSupplier reader;

    /** @param reader whether it is a reader that stdout leads to, who may go away, and not a file, which may be full */
    Failures(Console console, boolean debug, BooleanSupplier reader) {
        this.console = console;
        this.debug = debug;
        this.reader = reader;
    }

    /** The exit code of what is called, or of what it throws. */
    int caught(Callable<Integer> call) {
        try {
            return call.call();
        } catch (RanvierException e) {
            return told(e);
        } catch (InterruptedException e) {
            String message = e instanceof Interrupted ? e.getMessage() : "interrupted";
            String remedy = e instanceof Interrupted interrupted ? interrupted.remedy() : "";
            console.complain(message + (remedy.isEmpty() ? "." : "; " + remedy + "."));
            console.result(Json.failure(List.of(Json.error("interrupted", "", "", message, remedy))));
            return INTERRUPTED;
        } catch (InvalidPathException e) {
            Problem problem = Problem.usage(
                    "",
                    "'" + printable(e.getInput()) + "' cannot name a file here (" + e.getReason() + ")",
                    Legible.namesAreUtf8() ? "choose another name" : Legible.LOCALE);
            console.problem(problem);
            trace(e);
            console.result(Json.errors(List.of(problem)));
            return ExitCode.of(problem.kind());
        } catch (OutOfMemoryError e) {
            String message = "the memory that Java may use, "
                    + Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB, is not enough";
            console.complain(message + "; " + LESS_MEMORY + ".");
            trace(e);
            console.result(Json.failure(List.of(Json.error("memory", "", "", message, LESS_MEMORY))));
            return FAILED;
        } catch (Exception | Error e) {
            // Errors too: a plugin compiled against another API, or too little memory, must not end in a stack trace.
            String message = "internal error: " + e;
            console.complain(message.lines().findFirst().orElse("") + "; " + REMEDY + ".");
            trace(e);
            console.result(Json.failure(List.of(Json.error("internal", "", "", message, REMEDY))));
            return FAILED;
        }
    }

    /**
     * What was done for an answer that could not be kept did not succeed. A reader that goes away, such as
     * {@code head}, has had enough: nothing is said then, as of other programs, and the exit code is theirs.
     *
     * @param exitCode of the command
     * @return another one where it succeeded and its output was not taken
     */
    int heard(int exitCode) {
        if (exitCode != 0 || console.isHeard()) {
            return exitCode;
        }
        if (reader.getAsBoolean()) {
            return UNREAD;
        }
        console.problem(
                Problem.run("stdout", "not all that was asked for could be written there", "make room on its disk"));
        return FAILED;
    }

    /** Tells of problems; returns the exit code. */
    int told(RanvierException e) {
        e.problems().forEach(console::problem);
        trace(e);
        console.result(Json.errors(e.problems()));
        return ExitCode.of(e);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private void trace(Throwable e) {
        if (debug) {
            e.printStackTrace(console.aside());
        }
    }
}
