package org.ranvier.training.simulate;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.NumberArray;

/** Reads {@code frames}, [tick][channel] or [sample][tick][channel], or with {@code axes} in another order of these. */
final class Frames {

    private static final List<String> ONE_SAMPLE = List.of("tick", "channel");
    private static final List<String> SAMPLES = List.of("sample", "tick", "channel");

    private Frames() {}

    static Optional<SimulationInput> read(ConfigReader reader, Window window) {
        List<String> given = reader.texts("axes");
        Optional<NumberArray> read = reader.numbersOfAnyShape("frames", Range.ALL);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        int rank = read.get().shape().length;
        if (rank < 2 || rank > 3) {
            reader.problem(
                    "frames", "frames have " + rank + " dimensions", "use [tick][channel] or [sample][tick][channel]");
            return Optional.empty();
        }
        List<String> wanted = rank == 3 ? SAMPLES : ONE_SAMPLE;
        List<String> axes = given.isEmpty() ? wanted : given;
        if (!axes.stream().sorted().toList().equals(wanted.stream().sorted().toList())) {
            reader.problem("axes", "the axes of these frames cannot be " + axes, "give " + wanted + " in any order");
            return Optional.empty();
        }
        NumberArray frames =
                ordered(read.get(), wanted.stream().map(axes::indexOf).toList());
        if (window.hasClock() && ticks(frames) > window.ticks()) {
            reader.problem(
                    "frames", "there are " + ticks(frames) + " frames", "raise time.steps, which is " + window.ticks());
        }
        return Optional.of(input(frames));
    }

    private static int ticks(NumberArray frames) {
        return frames.shape()[frames.shape().length - 2];
    }

    private static SimulationInput input(NumberArray frames) {
        int[] shape = frames.shape();
        boolean batched = shape.length == 3;
        int[] lengths = new int[batched ? shape[0] : 1];
        Arrays.fill(lengths, ticks(frames));
        boolean graded = Arrays.stream(frames.values()).anyMatch(v -> v != 0 && v != 1);
        return new SimulationInput(
                new SignalBatch.Frames(
                        lengths.length, shape[shape.length - 1], ticks(frames), frames.values(), lengths),
                batched,
                graded);
    }

    /** Returns an array with its axes permuted; axis n of the result is axis order(n) of the array. */
    private static NumberArray ordered(NumberArray array, List<Integer> order) {
        int rank = order.size();
        int[] shape = new int[rank];
        int[] strides = new int[rank];
        for (int n = 0; n < rank; n++) {
            shape[n] = array.shape()[order.get(n)];
            strides[n] = 1;
            for (int inner = order.get(n) + 1; inner < rank; inner++) {
                strides[n] *= array.shape()[inner];
            }
        }
        double[] values = new double[array.values().length];
        for (int i = 0; i < values.length; i++) {
            int from = 0;
            for (int n = rank - 1, rest = i; n >= 0; rest /= shape[n], n--) {
                from += rest % shape[n] * strides[n];
            }
            values[i] = array.values()[from];
        }
        return new NumberArray(values, shape);
    }
}
