package org.ranvier.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Philox;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Encoding;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;

/** Encodes examples into batches. Safe for use by several threads. */
final class Batches {

    private static final int STREAM = Philox.stream("encoder");

    private final Encoding unfitted;
    private final Iterable<Sample> training;
    private final Window window;
    private final long seed;

    private Encoding encoding;
    private final DelayRange delays;

    /**
     * Prepares.
     *
     * @param encoding made to fit the training samples when the first batch is asked for, since that reads all of them
     * @param delays shown the samples of the first epoch of training
     */
    Batches(Encoding encoding, Iterable<Sample> training, DelayRange delays, Window window, long seed) {
        this.unfitted = encoding;
        this.training = training;
        this.delays = delays;
        this.window = window;
        this.seed = seed;
    }

    private synchronized Encoding fitted() {
        if (encoding == null) {
            encoding = unfitted.fitted(training);
        }
        return encoding;
    }

    /** What there is to say of the samples of the first epoch. */
    Optional<String> advice() {
        return delays.advice();
    }

    /**
     * Several examples, ready to run.
     *
     * @param indices which they are, as places in the split of the dataset
     */
    record Batch(SignalBatch signal, List<Target> targets, int[] indices) {}

    /**
     * Encodes some examples of a part.
     *
     * @param places which, as places in the part
     * @param epoch for draws: encodings that draw, draw anew every epoch
     */
    Batch encode(Splits.Part part, int[] places, int epoch) {
        Encoding encoding = fitted();
        EventBuffer events = new EventBuffer(window, places.length);
        List<Target> targets = new ArrayList<>();
        int[] indices = new int[places.length];
        for (int b = 0; b < places.length; b++) {
            indices[b] = part.indices()[places[b]];
            Example example = part.get(places[b]);
            if (epoch == 1) {
                delays.look(example.sample());
            }
            long base = (long) indices[b] << 32;
            Encoder.Draws draws = n -> Philox.uniform(seed, STREAM, epoch, base | n);
            encoding.encode(example.sample(), draws, events);
            events.endSample();
            targets.add(example.target());
        }
        return new Batch(events.events(encoding.channels()), targets, indices);
    }
}
