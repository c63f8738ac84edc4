package org.ranvier.cli.process;

import java.util.Collection;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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

    /** How long shutdown hooks of plugins may take. */
    private static final long HOOK_SECONDS = 10;

    private static final int INTERRUPTED = 130;

    private Interruption() {}

    /**
     * Runs a command; when the process is told to end, the calling thread is interrupted and waited for.
     *
     * @param command the command; returns the exit code
     * @param report is given what a thread is in that calls {@link System#exit}, and answers with the exit code if that
     *     thread had no business to; the process then ends at once
     * @param late is given what threads are in where the process cannot end
     */
    public static int watch(
            IntSupplier command,
            Function<StackTraceElement[], OptionalInt> report,
            Consumer<Collection<StackTraceElement[]>> late) {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    // It waits for this very hook, and would do so until the grace is over.
                    reported(report).ifPresent(Runtime.getRuntime()::halt);
                    worker.interrupt();
                    await(done);
                    endSoon(late, INTERRUPTED);
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

    /**
     * Ends the process; at once, if the shutdown hooks of others do not let it.
     *
     * @param late is given what threads are in if so
     */
    public static void exit(int exitCode, Consumer<Collection<StackTraceElement[]>> late) {
        endSoon(late, exitCode);
        System.exit(exitCode);
    }

    private static void endSoon(Consumer<Collection<StackTraceElement[]>> late, int exitCode) {
        Thread.ofPlatform().name("end").daemon().start(() -> {
            try {
                Thread.sleep(TimeUnit.SECONDS.toMillis(HOOK_SECONDS));
                late.accept(Thread.getAllStackTraces().values());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(exitCode);
        });
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
