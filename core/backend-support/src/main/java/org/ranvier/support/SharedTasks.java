package org.ranvier.support;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Numbered tasks that threads share out among themselves, each taking the next; made by one that waits for all. */
final class SharedTasks implements Runnable {

    private final int count;
    private final IntConsumer task;
    private final Thread owner = Thread.currentThread();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    SharedTasks(int count, IntConsumer task) {
        this.count = count;
        this.task = task;
    }

    /** Runs tasks until none is left to take. After a failure those that are left are not run any more. */
    @Override
    public void run() {
        int taken = 0;
        for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
            taken++;
            if (failure.get() == null) {
                try {
                    task.accept(n);
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                }
            }
        }
        if (taken > 0 && done.addAndGet(taken) == count) {
            LockSupport.unpark(owner);
        }
    }

    /** Waits for all tasks, and throws what one of them threw. Interruption is left to the caller. */
    void await() {
        Helper.spin(() -> done.get() < count);
        while (done.get() < count) {
            LockSupport.park(this);
        }
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new AssertionError(e);
        }
    }
}
