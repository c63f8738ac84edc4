package org.ranvier.bench.machine;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Threads that do the same kind of work at the same time, round by round. */
final class Team {

    private static final int FEWEST_ROUNDS = 5;

    private final CyclicBarrier barrier;
    private final long enoughNanos;
    private boolean working;
    private long roundBegin;
    private long nanos;
    private int rounds;
    private double best = Double.POSITIVE_INFINITY;

    /** Work of one thread; created by that thread, so that its memory is near. */
    interface Member extends AutoCloseable {

        void work();

        @Override
        default void close() {}
    }

    private Team(int threads, double seconds) {
        barrier = new CyclicBarrier(threads, this::everybodyIsThere);
        enoughNanos = (long) (seconds * 1e9);
    }

    /**
     * The shortest round of those that fit into some seconds; the first ones warm up.
     *
     * @param seconds how long, at least
     * @return the time from the first thread's start to the last one's end
     */
    static double bestSeconds(int threads, double seconds, Supplier<? extends Member> making)
            throws InterruptedException {
        Team team = new Team(threads, seconds);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            CompletionService<Void> members = new ExecutorCompletionService<>(pool);
            for (int n = 0; n < threads; n++) {
                members.submit(() -> team.take(making));
            }
            try {
                for (int n = 0; n < threads; n++) {
                    members.take().get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e.getCause());
            } finally {
                // Whoever failed left the others waiting.
                pool.shutdownNow();
            }
        }
        return team.best;
    }

    private Void take(Supplier<? extends Member> making) throws InterruptedException, BrokenBarrierException {
        try (Member member = making.get()) {
            do {
                barrier.await();
                member.work();
                barrier.await();
            } while (rounds < FEWEST_ROUNDS || nanos < enoughNanos);
            return null;
        }
    }

    /** Runs in one thread while the others wait at the barrier, which also makes its fields visible to them. */
    private void everybodyIsThere() {
        long now = System.nanoTime();
        if (working) {
            nanos += now - roundBegin;
            rounds++;
            best = Math.min(best, (now - roundBegin) / 1e9);
        }
        working = !working;
        roundBegin = now;
    }
}
