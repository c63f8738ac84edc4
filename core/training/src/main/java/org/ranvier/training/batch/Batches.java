package org.ranvier.training.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
import org.ranvier.training.batch.KeptEncodings.Encoded;
import org.ranvier.training.split.Splits;

/**
 * Encodes examples into batches. Values that an encoding computes without drawing are kept from epoch to epoch, since
 * spectra cost a good part of one; plain spikes are not, which cost next to nothing. Safe for use by several threads.
 */
public final class Batches {

    private static final int STREAM = Philox.stream("encoder");

    /** The share of the memory there is that is given to encodings. */
    private static final int SHARE = 8;

    private final Encoding unfitted;
    private final InputCheck check;
    private final Iterable<Sample> training;
    private final Window window;
    private final long seed;

    private final KeptEncodings kept = new KeptEncodings(Runtime.getRuntime().maxMemory() / SHARE);

    /** By part, compared by identity: what is said of a run counts every sample once, however often it is encoded. */
    private final Map<Splits.Part, Tally> tallies = new IdentityHashMap<>();

    private Encoding encoding;

    /**
     * Prepares.
     *
     * @param encoding made to fit the training samples when the first batch is asked for, since that reads all of them
     * @param check looks at samples and events on their way
     */
    public Batches(Encoding encoding, InputCheck check, Iterable<Sample> training, Window window, long seed) {
        this.unfitted = encoding;
        this.check = check;
        this.training = training;
        this.window = window;
        this.seed = seed;
    }

    /** Returns the same batches with an encoding that is fitted to other samples. */
    public Batches of(Iterable<Sample> others) {
        return new Batches(unfitted, check, others, window, seed);
    }

    private synchronized Encoding fitted() {
        if (encoding == null) {
            encoding = unfitted.fitted(training);
        }
        return encoding;
    }

    /** Returns how much of the samples that were encoded so far is covered by the simulated time, by split. */
    public List<Coverage> coverage(Splits splits) {
        return Splits.ALL.stream()
                .filter(splits::has)
                .map(split -> coverage(splits.get(split), split))
                .toList();
    }

    /**
     * Returns how much of the samples of one part that were encoded so far is covered by the simulated time.
     *
     * @param split the split that the part is, or belongs to
     */
    public Coverage coverage(Splits.Part part, String split) {
        return tally(part).coverage(split.equals(Splits.TRAIN) ? "training" : split, window);
    }

    private Tally tally(Splits.Part part) {
        synchronized (tallies) {
            return tallies.computeIfAbsent(part, p -> new Tally(p.size()));
        }
    }

    /**
     * Several examples, ready to run.
     *
     * @param indices which they are, as places in the split of the dataset
     */
    public record Batch(SignalBatch signal, List<Target> targets, int[] indices) {}

    /**
     * Encodes some examples of a part.
     *
     * @param places which, as places in the part
     * @param epoch for draws: encodings that draw, draw anew every epoch
     */
    public Batch encode(Splits.Part part, int[] places, int epoch) {
        return encode(part, places, epoch, Augmenter.NONE);
    }

    /**
     * Varies some examples of a part and encodes them.
     *
     * @param places which, as places in the part
     * @param epoch for draws
     */
    public Batch encode(Splits.Part part, int[] places, int epoch, Augmenter augmenter) {
        EventBuffer events = new EventBuffer(window, places.length);
        List<Target> targets = new ArrayList<>();
        int[] indices =
                Arrays.stream(places).map(place -> part.indices()[place]).toArray();
        Tally tally = tally(part);
        for (int n = 0; n < places.length; n++) {
            targets.add(encode(part.split(), indices[n], epoch, events, places[n], tally, augmenter));
        }
        return new Batch(events.events(fitted().channels()), targets, indices);
    }

    /**
     * Encodes the first example of a part, only to see whether it can be. It has to be its own training data, as
     * reading all of that takes a while.
     *
     * @param augmenter varies it first
     * @return what is to be answered to it
     */
    public Target tryFirst(Splits.Part part, Augmenter augmenter) {
        int index = part.indices()[0];
        Example read = part.get(0);
        check.check(read, index);
        Example example = augmenter.vary(read, index, 1, check);
        EventBuffer events = new EventBuffer(window, 1);
        Encoding own = unfitted.fitted(List.of(example.sample()));
        own.encode(example.sample(), new Draws(seed, 1, (long) index << 32), events);
        events.endSample();
        events.events(own.channels());
        return example.target();
    }

    private Target encode(
            Dataset.Split split,
            int index,
            int epoch,
            EventBuffer events,
            int place,
            Tally tally,
            Augmenter augmenter) {
        Optional<Encoded> known = augmenter.isNone() ? kept.get(split, index) : Optional.empty();
        if (known.isPresent()) {
            events.sample(known.get());
            return known.get().target();
        }
        Example read = split.get(index);
        check.check(read, index);
        Example example = augmenter.vary(read, index, epoch, check);
        Draws draws = new Draws(seed, epoch, (long) index << 32);
        Encoding encoding = fitted();
        if (tally.lacks(place)) {
            ExtentCounter counter = new ExtentCounter(window, events);
            encoding.encode(example.sample(), draws, check.checked(counter, encoding.channels(), index));
            tally.add(place, counter.extent(example.sample()));
        } else {
            encoding.encode(example.sample(), draws, check.checked(events, encoding.channels(), index));
        }
        events.endSample();
        if (encoding.graded() && !draws.drew && augmenter.isNone()) {
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
