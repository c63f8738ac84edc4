package org.ranvier.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ranvier.api.Philox;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Encoder.Encoding;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;

/** Encodes examples into batches. */
final class Batches {

    private static final int STREAM = Philox.stream("encoder");

    private final Encoding encoding;
    private final Window window;
    private final long seed;

    Batches(Encoding encoding, Window window, long seed) {
        this.encoding = encoding;
        this.window = window;
        this.seed = seed;
    }

    /** Several examples, ready to run. */
    record Batch(SignalBatch signal, List<Target> targets) {}

    /**
     * Encodes some examples of a part.
     *
     * @param indices which, as places in the part
     * @param epoch for draws: encodings that draw, draw anew every epoch
     */
    Batch encode(Splits.Part part, int[] indices, int epoch) {
        List<Event> events = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        int[] first = new int[indices.length + 1];
        for (int b = 0; b < indices.length; b++) {
            Example example = part.get(indices[b]);
            List<Event> own = new ArrayList<>();
            long base = (long) part.indices()[indices[b]] << 32;
            Encoder.Draws draws = n -> Philox.uniform(seed, STREAM, epoch, base | n);
            encoding.encode(example.sample(), draws, (channel, time, value) -> add(own, channel, time, value));
            own.sort(Comparator.comparingDouble(Event::time));
            events.addAll(own);
            targets.add(example.target());
            first[b + 1] = events.size();
        }
        int[] channel = events.stream().mapToInt(Event::channel).toArray();
        double[] time = events.stream().mapToDouble(Event::time).toArray();
        double[] value = events.stream().mapToDouble(Event::value).toArray();
        return new Batch(
                new SignalBatch.Events(indices.length, encoding.channels(), first, channel, time, value), targets);
    }

    /** Places 0 … size − 1 in stretches of the batch size. */
    static List<int[]> stretches(int[] order, int batch) {
        List<int[]> stretches = new ArrayList<>();
        for (int from = 0; from < order.length; from += batch) {
            stretches.add(Arrays.copyOfRange(order, from, Math.min(order.length, from + batch)));
        }
        return stretches;
    }

    private record Event(int channel, double time, double value) {}

    /** What lies outside the window is cut off: samples are padded and cut on the right. */
    private void add(List<Event> events, int channel, double time, double value) {
        if (window.contains(time)) {
            events.add(new Event(channel, time, value));
        }
    }
}
