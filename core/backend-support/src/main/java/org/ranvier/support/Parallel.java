package org.ranvier.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs independent tasks on a fixed number of threads. As long as tasks share no sum, results do not depend on how many
 * threads there are: sum within a task, and add up the tasks' sums in order afterwards.
 */
public final class Parallel implements AutoCloseable {

    private final int threads;
    private final ExecutorService executor;

    /**
     * Starts the threads.
     *
     * @param threads how many, the caller's included; at least 1 is taken
     * @param name what their names begin with, such as {@code simd-}
     */
    public Parallel(int threads, String name) {
        this.threads = Math.max(1, threads);
        this.executor = this.threads == 1
                ? null
                : Executors.newFixedThreadPool(
                        this.threads - 1,
                        Thread.ofPlatform().daemon().name(name, 1).factory());
    }

    /** Returns the number of threads, the caller's included. */
    public int threads() {
        return threads;
    }

    /** Runs task(0) … task(count − 1) and waits for all of them. */
    public void forEach(int count, IntConsumer task) {
        if (executor == null || count < 2) {
            for (int n = 0; n < count; n++) {
                task.accept(n);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                task.accept(n);
            }
        };
        List<Future<?>> helpers = new ArrayList<>();
        for (int w = 1; w < threads; w++) {
            helpers.add(executor.submit(worker));
        }
        worker.run();
        helpers.forEach(Parallel::await);
    }

    /** Runs a task for consecutive blocks of an index range; the last block may be shorter. */
    public void forBlocks(int size, int block, BlockTask task) {
        forEach((size + block - 1) / block, n -> task.run(n * block, Math.min(block, size - n * block)));
    }

    /** A task on the elements from … from + count − 1. */
    @FunctionalInterface
    public interface BlockTask {
        void run(int from, int count);
    }

    /** Runs a task for blocks of rows of each group: groups × ⌈rows / block⌉ tasks. */
    public void forRows(int groups, int rows, int block, RowTask task) {
        int blocks = (rows + block - 1) / block;
        forEach(groups * blocks, n -> {
            int from = n % blocks * block;
            task.run(n / blocks, from, Math.min(from + block, rows));
        });
    }

    /** A task on the rows from … end − 1 of a group. */
    @FunctionalInterface
    public interface RowTask {
        void run(int group, int from, int end);
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
