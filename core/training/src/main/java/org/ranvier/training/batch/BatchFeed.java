package org.ranvier.training.batch;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ranvier.training.batch.Batches.Batch;
import org.ranvier.training.split.Splits;

/**
 * Batches one after the other: while one runs, a thread encodes the next. Encodings are pure functions, so it does not
 * matter who encodes when; what fails, fails where the batch is asked for.
 */
public final class BatchFeed implements Iterator<Batch>, AutoCloseable {

    private final Batches batches;
    private final Splits.Part part;
    private final int[] order;
    private final int size;
    private final int epoch;
    private final Augmenter augmenter;
    private final ExecutorService encoder = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("encoder").factory());
    private int from;
    private Future<Batch> next;

    /**
     * @param order which examples, as places in the part
     * @param size the size of a batch; the last one may be smaller
     * @param epoch for draws
     */
    public BatchFeed(Batches batches, Splits.Part part, int[] order, int size, int epoch) {
        this(batches, part, order, size, epoch, Augmenter.NONE);
    }

    /**
     * Of examples that are varied first.
     *
     * @param order which examples, as places in the part
     * @param size the size of a batch; the last one may be smaller
     * @param epoch for draws
     */
    public BatchFeed(Batches batches, Splits.Part part, int[] order, int size, int epoch, Augmenter augmenter) {
        this.augmenter = augmenter;
        this.batches = batches;
        this.part = part;
        this.order = order;
        this.size = size;
        this.epoch = epoch;
        encodeNext();
    }

    /** Returns the total number of batches. */
    public int count() {
        return Math.ceilDiv(order.length, size);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Batch next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Batch batch = await(next);
        encodeNext();
        return batch;
    }

    private void encodeNext() {
        if (from == order.length) {
            next = null;
            return;
        }
        int to = Math.min(from + size, order.length);
        int[] places = Arrays.copyOfRange(order, from, to);
        next = encoder.submit(() -> batches.encode(part, places, epoch, augmenter));
        from = to;
    }

    private static Batch await(Future<Batch> batch) {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a batch was encoded", e);
        } catch (ExecutionException e) {
            // Encoding throws no checked exception.
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    /** Waits for the encoder: the dataset that it reads may be closed next. */
    @Override
    public void close() {
        encoder.close();
    }
}
