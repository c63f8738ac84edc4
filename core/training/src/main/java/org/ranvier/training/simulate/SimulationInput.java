package org.ranvier.training.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.api.data.Target;
import org.ranvier.config.ConfigNode;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.NumberArray;
import org.ranvier.config.Scalar;

/**
 * An input written out: {@code frames}, [tick][channel] or [sample][tick][channel], or {@code spikes}, rows of
 * [channel, time in ms] or [sample, channel, time in ms], with {@code channels}.
 *
 * @param batched whether it has a sample axis
 * @param graded whether it has values other than 0 and 1
 */
record SimulationInput(SignalBatch signal, boolean batched, boolean graded) {

    private static final SimulationInput NONE =
            new SimulationInput(new SignalBatch.Frames(1, 1, 1, new double[1], new int[] {1}), false, false);

    static SimulationInput read(ConfigReader reader, Window window) {
        Optional<ConfigNode> frames = reader.node("frames");
        Optional<ConfigNode> spikes = reader.node("spikes");
        if (frames.isPresent() == spikes.isPresent()) {
            reader.problem("frames", "an input is either frames or spikes", "give one of 'frames' and 'spikes'");
            return NONE;
        }
        return frames.isPresent() ? frames(reader, window) : spikes(reader, window);
    }

    private static SimulationInput frames(ConfigReader reader, Window window) {
        Optional<NumberArray> read = reader.numbersOfAnyShape("frames", Range.ALL);
        if (read.isEmpty()) {
            return NONE;
        }
        int[] shape = read.get().shape();
        if (shape.length < 2 || shape.length > 3) {
            reader.problem("frames", "frames have " + shape.length + " dimensions", "use [tick][channel] or [sample][tick][channel]");
            return NONE;
        }
        boolean batched = shape.length == 3;
        int samples = batched ? shape[0] : 1;
        int ticks = shape[shape.length - 2];
        int channels = shape[shape.length - 1];
        if (ticks > window.ticks()) {
            reader.problem("frames", "there are " + ticks + " frames", "raise time.steps, which is " + window.ticks());
        }
        double[] values = read.get().values();
        int[] lengths = new int[samples];
        Arrays.fill(lengths, ticks);
        boolean graded = Arrays.stream(values).anyMatch(v -> v != 0 && v != 1);
        return new SimulationInput(new SignalBatch.Frames(samples, channels, ticks, values, lengths), batched, graded);
    }

    private static SimulationInput spikes(ConfigReader reader, Window window) {
        int channels = reader.integer("channels", Range.atLeast(1));
        List<ConfigNode> rows = reader.list("spikes");
        if (rows.isEmpty()) {
            return new SimulationInput(
                    new SignalBatch.Events(1, channels, new int[2], new int[0], new double[0], new double[0]),
                    false,
                    false);
        }
        Optional<NumberArray> read = reader.numbers("spikes", Range.atLeast(0), NumberArray.ANY, NumberArray.ANY);
        int columns = read.map(a -> a.shape()[1]).orElse(2);
        if (columns < 2 || columns > 3) {
            reader.problem("spikes", "rows have " + columns + " numbers", "use [channel, time] or [sample, channel, time]");
        }
        if (read.isEmpty() || columns < 2 || columns > 3) {
            return NONE;
        }
        return events(reader, read.get(), channels, window);
    }

    private static SimulationInput events(ConfigReader reader, NumberArray rows, int channels, Window window) {
        int columns = rows.shape()[1];
        int count = rows.shape()[0];
        boolean batched = columns == 3;
        double[] v = rows.values();
        Integer[] order = new Integer[count];
        Arrays.setAll(order, n -> n);
        int samples = 1;
        for (int n = 0; n < count; n++) {
            samples = batched ? Math.max(samples, (int) v[n * 3] + 1) : 1;
            double channel = v[n * columns + columns - 2];
            double time = v[n * columns + columns - 1];
            if (channel >= channels || channel != Math.rint(channel)) {
                reader.problem("spikes", "spike " + n + " is on channel " + channel, "channels go from 0 to " + (channels - 1));
                return NONE;
            }
            if (SignalBatch.tickOf(time, window.dtMs()) >= window.ticks()) {
                reader.problem("spikes", "spike " + n + " is at " + time + " ms", "the simulation ends at "
                        + window.lengthMs() + " ms: raise time.steps");
                return NONE;
            }
        }
        Arrays.sort(order, (a, b) -> compare(v, columns, batched, a, b));
        int[] first = new int[samples + 1];
        int[] channel = new int[count];
        double[] time = new double[count];
        double[] value = new double[count];
        for (int n = 0; n < count; n++) {
            int row = order[n];
            first[batched ? (int) v[row * 3] + 1 : 1]++;
            channel[n] = (int) v[row * columns + columns - 2];
            time[n] = v[row * columns + columns - 1];
            value[n] = 1;
        }
        for (int b = 0; b < samples; b++) {
            first[b + 1] += first[b];
        }
        return new SimulationInput(new SignalBatch.Events(samples, channels, first, channel, time, value), batched, false);
    }

    private static int compare(double[] v, int columns, boolean batched, int a, int b) {
        int bySample = batched ? Double.compare(v[a * columns], v[b * columns]) : 0;
        return bySample != 0 ? bySample : Double.compare(v[a * columns + columns - 1], v[b * columns + columns - 1]);
    }

    /** The target: a class, or one class per sample. */
    static List<Target> targets(ConfigReader reader, String key, int samples) {
        Optional<ConfigNode> node = reader.node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        List<Target> targets = new ArrayList<>();
        if (node.get() instanceof Scalar) {
            int label = reader.integer(key, Range.atLeast(0));
            for (int b = 0; b < samples; b++) {
                targets.add(new Target.ClassLabel(label));
            }
            return targets;
        }
        reader.numbers(key, Range.atLeast(0), samples).ifPresent(labels -> {
            for (double label : labels.values()) {
                targets.add(new Target.ClassLabel((int) label));
            }
        });
        return targets;
    }
}
