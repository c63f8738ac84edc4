package org.ranvier.plugins.backend.opencl.cl;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An {@link Understudy} at work, seen from the process that started it. */
final class ChildProcess {

    /** Java's options of the environment are for the program; a debugger's, for instance, would be in the way here. */
    private static final List<String> OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final String END = "";
    private static final int MOST_SAID = 300;
    private static final int SIGNALS = 128;
    private static final Map<Integer, String> NAMES = Map.of(
            4,
            "illegal instruction",
            6,
            "abort",
            7,
            "bus error",
            8,
            "arithmetic error",
            9,
            "killed",
            11,
            "segmentation fault");
    /** Hang-up, interruption and termination reach a whole group of processes, and are no fault of a driver. */
    private static final List<Integer> FROM_OUTSIDE = List.of(SIGNALS + 1, SIGNALS + 2, SIGNALS + 15);

    private final Process process;
    private final DataOutputStream requests;
    /** The answers of the process; {@link #END} after the last one. */
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private volatile String lastSaid = "";
    private boolean begun;

    private ChildProcess(Process process) {
        this.process = process;
        requests = new DataOutputStream(process.getOutputStream());
        lines(
                process.inputReader(StandardCharsets.UTF_8),
                line -> {
                    int mark = line.indexOf(Understudy.MARK);
                    if (mark >= 0) {
                        answers.add(line.substring(mark + Understudy.MARK.length()));
                    }
                },
                () -> answers.add(END));
        lines(
                process.errorReader(StandardCharsets.UTF_8),
                line -> {
                    if (!line.isBlank()) {
                        lastSaid = line.strip();
                    }
                },
                () -> {});
    }

    static ChildProcess start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File(System.getProperty("java.io.tmpdir")));
        OPTIONS.forEach(builder.environment()::remove);
        return new ChildProcess(builder.start());
    }

    /** The outcome of a request. */
    sealed interface Reply {

        /** The driver came back. */
        record Done() implements Reply {}

        /** The driver ended the process, or did not come back. */
        record Ended(String how) implements Reply {}

        /** The process left because there was nothing to do, or was ended from outside. */
        record Left() implements Reply {}

        /** The process failed through no fault of the driver. */
        record Failed(String why) implements Reply {}
    }

    Reply ask(Request request, Duration patience) {
        try {
            request.write(requests);
        } catch (IOException e) {
            // It has ended, and how is known below.
        }
        return await(Understudy.DONE, patience);
    }

    Reply await(String answer, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    String next = answers.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (next == null) {
                        process.destroyForcibly();
                        return new Reply.Ended("does not come back within " + patience.toSeconds() + " s");
                    }
                    if (next.equals(END)) {
                        return ended(process.waitFor());
                    }
                    begun |= next.equals(Understudy.BEGUN);
                    if (next.equals(answer)) {
                        return new Reply.Done();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Reply ended(int code) {
        answers.add(END);
        if (code == Understudy.IDLE || FROM_OUTSIDE.contains(code)) {
            return new Reply.Left();
        }
        String said = lastSaid.isEmpty() ? "" : ", and says: " + shortened(lastSaid);
        if (!begun || code == Understudy.FAILED) {
            return new Reply.Failed("it ends with exit code " + code + said);
        }
        int signal = code - SIGNALS;
        String how = NAMES.containsKey(signal) ? "signal " + signal + ", " + NAMES.get(signal) : "exit code " + code;
        return new Reply.Ended("ends the process (" + how + said + ")");
    }

    private static String shortened(String text) {
        return text.length() > MOST_SAID ? text.substring(0, MOST_SAID) + " …" : text;
    }

    private static void lines(BufferedReader reader, Consumer<String> each, Runnable end) {
        Thread.ofVirtual().start(() -> {
            try (reader) {
                for (String line; (line = reader.readLine()) != null; ) {
                    each.accept(line);
                }
            } catch (IOException e) {
                // There is no more.
            } finally {
                end.run();
            }
        });
    }
}
