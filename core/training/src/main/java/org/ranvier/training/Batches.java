package org.ranvier.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Philox;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Encoding;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.training.KeptEncodings.Encoded;

/**
 * Encodes examples into batches. Values that an encoding computes without drawing are kept from epoch to epoch, since spectra cost a good part of one; plain spikes are
 * not, which cost next to nothing. Safe for use by several threads.
 */
final class Batches {

    private static final int STREAM = Philox.stream("encoder");

    /** The share of the memory there is that is given to encodings. */
    private static final int SHARE = 8;

    private final Encoding unfitted;
    private final Iterable<Sample> training;
    private final Window window;
    private final long seed;

    private final KeptEncodings kept = new KeptEncodings(Runtime.getRuntime().maxMemory() / SHARE);

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
        EventBuffer events = new EventBuffer(window, places.length);
        List<Target> targets = new ArrayList<>();
        int[] indices = Arrays.stream(places).map(place -> part.indices()[place]).toArray();
        for (int index : indices) {
            targets.add(encode(part.split(), index, epoch, events));
        }
        return new Batch(events.events(fitted().channels()), targets, indices);
    }

    private Target encode(Dataset.Split split, int index, int epoch, EventBuffer events) {
        Optional<Encoded> known = kept.get(split, index);
        if (known.isPresent()) {
            events.sample(known.get());
            return known.get().target();
        }
        Example example = split.get(index);
        if (epoch == 1) {
            delays.look(example.sample());
        }
        Draws draws = new Draws(seed, epoch, (long) index << 32);
        Encoding encoding = fitted();
        encoding.encode(example.sample(), draws, events);
        events.endSample();
        if (encoding.graded() && !draws.drew) {
            kept.keep(split, index, events.last(example.target()));
        }
        return example.target();
    }

    /** The random numbers of a sample in an epoch. */
    private static final class Draws implements Encoder.Draws {

        private final long seed;
        private final int epoch;
        private final long base;
        private boolean drew;

        Draws(long seed, int epoch, long base) {
            this.seed = seed;
            this.epoch = epoch;
            this.base = base;
        }

        @Override
        public double uniform(int index) {
            drew = true;
            return Philox.uniform(seed, STREAM, epoch, base | index);
        }
    }
}
