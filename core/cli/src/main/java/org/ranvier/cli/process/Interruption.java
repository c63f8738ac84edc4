package org.ranvier.cli.process;

import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * Lets a command that the person interrupts put its work in safety before the process ends with code 130; and lets a
 * process that some thread in it ends, instead of the person, say so.
 */
public final class Interruption {

    private static final long GRACE_SECONDS = 60;

    /** How long the report may take: the thread that ends the process may hold what it needs. */
    private static final long REPORT_SECONDS = 5;

    private Interruption() {}

    /**
     * Runs a command; when the process is told to end, the calling thread is interrupted and waited for.
     *
     * @param command the command; returns the exit code
     * @param report is given what a thread is in that calls {@link System#exit}, and answers with the exit code if that
     *     thread had no business to; the process then ends at once
     */
    public static int watch(IntSupplier command, Function<StackTraceElement[], OptionalInt> report) {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    // It waits for this very hook, and would do so until the grace is over.
                    reported(report).ifPresent(Runtime.getRuntime()::halt);
                    worker.interrupt();
                    await(done);
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return command.getAsInt();
        } finally {
            done.countDown();
            remove(hook);
        }
    }

    private static OptionalInt reported(Function<StackTraceElement[], OptionalInt> report) {
        AtomicReference<OptionalInt> code = new AtomicReference<>(OptionalInt.empty());
        Thread reporter = new Thread(
                () -> Thread.getAllStackTraces().values().stream()
                        .filter(Interruption::ends)
                        .findFirst()
                        .ifPresent(stack -> code.set(report.apply(stack))),
                "report");
        reporter.setDaemon(true);
        reporter.start();
        try {
            reporter.join(TimeUnit.SECONDS.toMillis(REPORT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return code.get();
    }

    /** Whether a thread has called {@link System#exit}; one that handles a signal has not. */
    private static boolean ends(StackTraceElement[] stack) {
        return Stream.of(stack)
                .anyMatch(frame -> frame.getMethodName().equals("exit")
                        && frame.getClassName().equals(Runtime.class.getName()));
    }

    private static void await(CountDownLatch done) {
        try {
            done.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, with the exit code of the signal.
        }
    }
}
