package org.ranvier.cli.process;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Work that ends early, by itself, once the person interrupts it.
 *
 * <p>It runs in a thread of its own, which is never interrupted: Java closes the files that an interrupted thread
 * writes, and the checkpoint must not be one of them.
 */
public final class Interruptible {

    private Interruptible() {}

    /**
     * Does work.
     *
     * @param work is given what to ask, now and then, whether to stop
     * @param stopped makes of what an interrupted work returned what to throw
     */
    public static <T> T run(Function<BooleanSupplier, T> work, Function<T, InterruptedException> stopped)
            throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        FutureTask<T> task = new FutureTask<>(() -> work.apply(stop::get));
        Thread.ofPlatform().name("work").daemon().start(task);
        try {
            return result(task);
        } catch (InterruptedException e) {
            stop.set(true);
            throw stopped.apply(result(task));
        }
    }

    private static <T> T result(FutureTask<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            // A function throws no checked exception.
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}
