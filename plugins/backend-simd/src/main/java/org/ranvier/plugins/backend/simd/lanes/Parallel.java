package org.ranvier.plugins.backend.simd.lanes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs independent tasks on a fixed number of threads. The tasks never share a sum, so results do not depend on it. */
public final class Parallel implements AutoCloseable {

    private final int threads;
    private final ExecutorService executor;

    /** A number of threads, those of the caller included. */
    public Parallel(int threads) {
        this.threads = Math.max(1, threads);
        this.executor = this.threads == 1
                ? null
                : Executors.newFixedThreadPool(
                        this.threads - 1,
                        Thread.ofPlatform().daemon().name("simd-", 1).factory());
    }

    /** Runs task(0) … task(count − 1). */
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

    /** Runs a task for stretches of an index range. */
    public void forBlocks(int size, int block, BlockTask task) {
        forEach((size + block - 1) / block, n -> task.run(n * block, Math.min(block, size - n * block)));
    }

    /** Neurons that a task deals with at once. */
    public static final int ROWS = 64;

    /** Runs a task for stretches of neurons of every group. */
    public void forRows(int groups, int neurons, RowTask task) {
        int stretches = (neurons + ROWS - 1) / ROWS;
        forEach(groups * stretches, n -> {
            int from = n % stretches * ROWS;
            task.run(n / stretches, from, Math.min(from + ROWS, neurons));
        });
    }

    /** A task on neurons … to before end of a group. */
    public interface RowTask {
        void run(int group, int neuron, int end);
    }

    /** A task on a stretch. */
    public interface BlockTask {
        void run(int from, int count);
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

    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
