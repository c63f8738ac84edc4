package org.ranvier.support;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Runs independent tasks on a fixed number of threads. As long as tasks share no sum, results do not depend on how many
 * threads there are: sum within a task, and add up the tasks' sums in order afterwards.
 *
 * <p>A step of training hands out work dozens of times, often less than a millisecond's. To wake a thread that sleeps
 * takes a good part of that, so threads look for further work for a moment before they sleep.
 */
public final class Parallel implements AutoCloseable {

    private final List<Helper> helpers;
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * Starts the threads.
     *
     * @param threads how many, the caller's included; at least 1 is taken
     * @param name what their names begin with, such as {@code simd-}
     */
    public Parallel(int threads, String name) {
        boolean spins = threads <= Runtime.getRuntime().availableProcessors();
        helpers = IntStream.range(1, threads)
                .mapToObj(n -> new Helper(name + n, spins))
                .toList();
    }

    /** Returns the number of threads, the caller's included. */
    public int threads() {
        return helpers.size() + 1;
    }

    /**
     * Runs task(0) … task(count − 1) and waits for all of them. Where tasks are being run already, those of another
     * thread or those that this is called from, the caller runs all.
     */
    public void forEach(int count, IntConsumer task) {
        if (helpers.isEmpty() || count < 2 || !busy.compareAndSet(false, true)) {
            for (int n = 0; n < count; n++) {
                task.accept(n);
            }
            return;
        }
        try {
            SharedTasks tasks = new SharedTasks(count, task);
            for (int n = 0; n < Math.min(helpers.size(), count - 1); n++) {
                helpers.get(n).help(tasks);
            }
            tasks.run();
            tasks.await();
        } finally {
            busy.set(false);
        }
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

    /** Ends the threads. */
    @Override
    public void close() {
        helpers.forEach(Helper::close);
    }
}
