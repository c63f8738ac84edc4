package org.ranvier.support;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A thread that helps with {@link SharedTasks} as they come. */
final class Helper {

    /** How long to look for work before sleeping; to wake a thread takes about as long. */
    private static final long SPIN_NANOS = 50_000;

    private final AtomicReference<Runnable> work = new AtomicReference<>();
    private final boolean spins;
    private final Thread thread;
    private volatile boolean sleeping;
    private volatile boolean closed;

    /**
     * Starts it.
     *
     * @param spins whether there is a CPU for it to look for work on
     */
    Helper(String name, boolean spins) {
        this.spins = spins;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    /** Asks it to run this; what it was asked for before and has not begun is done by others. */
    void help(Runnable tasks) {
        work.set(tasks);
        if (sleeping) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            if (!runNext()) {
                sleep();
            }
        }
    }

    private boolean runNext() {
        Runnable tasks = work.getAndSet(null);
        if (tasks != null) {
            tasks.run();
        }
        return tasks != null;
    }

    private boolean idle() {
        return work.get() == null && !closed;
    }

    private void sleep() {
        if (spins) {
            spin(this::idle);
        }
        sleeping = true;
        while (idle()) {
            LockSupport.park(this);
        }
        sleeping = false;
    }

    /** Waits for a moment as long as something holds. */
    static void spin(BooleanSupplier holds) {
        long begin = System.nanoTime();
        while (holds.getAsBoolean() && System.nanoTime() - begin < SPIN_NANOS) {
            Thread.onSpinWait();
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
