package org.ranvier.training.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.NumberArray;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Problems;

/**
 * Reads spikes as rows of [channel, time] or [sample, channel, time].
 *
 * @param rows ordered by sample, then time
 * @param samples one more than the largest sample, at least 1
 * @param batched whether rows have a sample
 */
record SpikeRows(List<Row> rows, int samples, boolean batched) {

    /** A spike; the channel is a neuron where the spikes are a target. */
    record Row(int sample, int channel, double timeMs) {}

    private static final Comparator<Row> ORDER =
            Comparator.comparingInt(Row::sample).thenComparingDouble(Row::timeMs);

    /**
     * Reads the rows under a key; times are in ms, or in ticks where {@code unit: ticks} stands beside.
     *
     * @param channels how many channels there are
     * @param what messages call a channel
     */
    static Optional<SpikeRows> read(
            ConfigReader reader, String key, int channels, String what, Window window, Problems problems) {
        double unit = reader.choice("unit", List.of("ms", "ticks")).equals("ticks") ? window.dtMs() : 1;
        List<ConfigNode> nodes = reader.list(key);
        if (nodes.isEmpty()) {
            return Optional.of(new SpikeRows(List.of(), 1, false));
        }
        Optional<NumberArray> read = reader.numbers(key, Range.atLeast(0), NumberArray.ANY, NumberArray.ANY);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        int columns = read.get().shape()[1];
        if (columns < 2 || columns > 3) {
            reader.problem(
                    key,
                    "rows have " + columns + " numbers",
                    "use [" + what + ", time] or [sample, " + what + ", time]");
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        List<Integer> outside = new ArrayList<>();
        double last = 0;
        for (int n = 0; n < nodes.size(); n++) {
            double[] v = read.get().values();
            double sample = columns == 3 ? v[n * columns] : 0;
            double channel = v[n * columns + columns - 2];
            double time = v[n * columns + columns - 1] * unit;
            if (sample != Math.rint(sample)) {
                problems.add(nodes.get(n).place(), "a spike is in sample " + sample, "number samples 0, 1, 2, …");
                return Optional.empty();
            }
            if (channel >= channels || channel != Math.rint(channel)) {
                problems.add(
                        nodes.get(n).place(),
                        "a spike is on " + what + " " + number(channel),
                        "they go from 0 to " + (channels - 1));
                return Optional.empty();
            }
            if (!window.contains(time)) {
                outside.add(n);
                last = Math.max(last, time);
                continue;
            }
            rows.add(new Row((int) sample, (int) channel, time));
        }
        if (!outside.isEmpty()) {
            int first = outside.getFirst();
            double time = read.get().values()[first * columns + columns - 1] * unit;
            problems.add(
                    nodes.get(first).place(),
                    "a spike is at " + number(time) + " ms"
                            + (outside.size() == 1
                                    ? ""
                                    : ", and " + outside.size() + " of all " + nodes.size() + " come too late"),
                    "the simulation ends at " + number(window.lengthMs()) + " ms: raise time.steps to "
                            + (SignalBatch.tickOf(last, window.dtMs()) + 1L));
            return Optional.empty();
        }
        rows.sort(ORDER);
        return Optional.of(new SpikeRows(rows, rows.getLast().sample() + 1, columns == 3));
    }

    /** The rows of one sample. */
    List<Row> of(int sample) {
        return rows.stream().filter(row -> row.sample() == sample).toList();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
