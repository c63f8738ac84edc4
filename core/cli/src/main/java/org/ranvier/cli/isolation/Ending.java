package org.ranvier.cli.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ranvier.api.Problem;
import org.ranvier.cli.isolation.FootprintFile.Call;
import org.ranvier.cli.isolation.FootprintFile.Text;

/**
 * The end of a process that did not end in good order.
 *
 * @param pid the process
 * @param code its exit code, 128 and the signal where one ended it
 * @param footprint what it left
 */
record Ending(long pid, int code, FootprintFile footprint) {

    private static final int SIGNAL = 128;
    private static final int KILL = 9;
    private static final Map<Integer, String> SIGNALS =
            Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", KILL, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    /** Says how it ended, who was at work, and what to do. */
    Problem problem() {
        Optional<Path> report = report();
        boolean crashed = report.isPresent() || isSignal() && code != SIGNAL + KILL;
        String what = crashed ? "native code crashed" + signal() + frame(report) : end();
        String seen = report.map(file -> "; Java's report is in " + file).orElse("");
        return problem(what, seen, code != SIGNAL + KILL, footprint);
    }

    /** The problem of a process that shows no sign of life. */
    static Problem lifeless(int seconds, FootprintFile footprint) {
        return problem("its process shows no sign of life for " + seconds + " s and was ended", "", true, footprint);
    }

    /** The problem of a component that does not come back. */
    static Problem overdue(Call call, int seconds, FootprintFile footprint) {
        return Problem.plugin(
                call.plugin(),
                "",
                call.subject() + ", " + call.where() + ", does not come back within " + seconds
                        + " s, and its process was ended",
                remedy(footprint) + "; JDK_JAVA_OPTIONS=-D" + Isolated.PATIENCE + "=0 waits for ever");
    }

    private static Problem problem(String what, String seen, boolean blame, FootprintFile footprint) {
        Optional<Call> current = footprint.current();
        Optional<Call> last = current.or(footprint::last);
        if (last.isEmpty()) {
            return Problem.run("", what + seen, remedy(footprint));
        }
        Call call = last.get();
        String who = blame ? call.subject() : call.who();
        String clause = current.isPresent()
                ? " while " + who + " was " + call.where()
                : " after " + who + " had been " + call.where();
        return blame
                ? Problem.plugin(call.plugin(), "", what + clause + seen, remedy(footprint))
                : Problem.run("", what + clause + seen, remedy(footprint));
    }

    private static String remedy(FootprintFile footprint) {
        String resume = footprint.read(Text.REMEDY);
        return resume.isEmpty() ? "tell the plugin's author, or use another" : resume;
    }

    private String end() {
        if (code == SIGNAL + KILL) {
            return "the process was killed from outside (signal 9, SIGKILL, as when memory runs out)";
        }
        return "the process was ended at once (exit code " + code + ", as by Runtime.halt)";
    }

    private boolean isSignal() {
        return SIGNALS.containsKey(code - SIGNAL);
    }

    private String signal() {
        return isSignal() ? " (signal " + (code - SIGNAL) + ", " + SIGNALS.get(code - SIGNAL) + ")" : "";
    }

    /** Java's report of a crash: in the current folder, or where that cannot be written, that of temporary files. */
    private Optional<Path> report() {
        String name = "hs_err_pid" + pid + ".log";
        return Stream.of(Path.of(""), Path.of(System.getProperty("java.io.tmpdir")))
                .map(folder -> folder.resolve(name).toAbsolutePath())
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Where it crashed, as the report says: {@code libfoo.so}. */
    private static String frame(Optional<Path> report) {
        return report.flatMap(Ending::problematicFrame)
                .map(frame -> " in " + frame)
                .orElse("");
    }

    private static Optional<String> problematicFrame(Path report) {
        try (Stream<String> lines = Files.lines(report, StandardCharsets.ISO_8859_1)) {
            return lines.dropWhile(line -> !line.startsWith("# Problematic frame:"))
                    .skip(1)
                    .limit(1)
                    .map(line -> line.replaceFirst("^# [A-Za-z]+ +", "").strip())
                    .filter(line -> !line.isEmpty())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
