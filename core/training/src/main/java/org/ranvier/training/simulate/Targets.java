package org.ranvier.training.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ranvier.api.Range;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Target;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.NumberArray;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Problems;
import org.ranvier.config.tree.Scalar;

/**
 * Reads the target: a class, or one per sample; {@code per_tick} classes; {@code spikes} of output neurons; real
 * {@code values}. What is given once holds for every sample.
 */
final class Targets {

    private static final Range LABELS = Range.atLeast(0);
    /** −1 stands for a tick without a class. */
    private static final Range TICK_LABELS = Range.atLeast(-1);

    private final ConfigReader parent;
    private final int samples;
    private final int neurons;
    private final Window window;
    private final Problems problems;

    /** @param neurons how many output neurons */
    Targets(ConfigReader parent, int samples, int neurons, Window window, Problems problems) {
        this.parent = parent;
        this.samples = samples;
        this.neurons = neurons;
        this.window = window;
        this.problems = problems;
    }

    /** The target of each sample; none when the key is not given, or after a problem. */
    List<Target> read(String key) {
        Optional<ConfigNode> node = parent.node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        return switch (node.get()) {
            case Scalar _ -> same(new Target.ClassLabel(parent.integer(key, LABELS)));
            case Mapping mapping -> structured(parent.childOf(mapping), key);
            default ->
                parent.numbers(key, LABELS, samples)
                        .map(labels -> classes(key, labels))
                        .orElse(List.of());
        };
    }

    private List<Target> classes(String key, NumberArray labels) {
        return Arrays.stream(whole(parent, key, labels.values()))
                .<Target>mapToObj(Target.ClassLabel::new)
                .toList();
    }

    private List<Target> structured(ConfigReader reader, String key) {
        List<String> given = List.of("per_tick", "spikes", "values").stream()
                .filter(reader::has)
                .toList();
        if (given.size() != 1) {
            parent.problem(key, "it is not clear what the target is", "give one of 'per_tick', 'spikes' and 'values'");
            return List.of();
        }
        return switch (given.getFirst()) {
            case "per_tick" ->
                rows(reader, "per_tick", TICK_LABELS, window.ticks()).stream()
                        .<Target>map(row -> new Target.ClassPerTick(whole(reader, "per_tick", row)))
                        .toList();
            case "values" ->
                rows(reader, "values", Range.ALL, window.ticks(), neurons).stream()
                        .<Target>map(Target.RealValues::new)
                        .toList();
            default ->
                SpikeRows.read(reader, "spikes", neurons, "neuron", window, problems)
                        .map(rows -> trains(reader, rows))
                        .orElse(List.of());
        };
    }

    private List<Target> trains(ConfigReader reader, SpikeRows spikes) {
        if (!spikes.batched()) {
            return same(train(spikes.rows()));
        }
        if (spikes.samples() > samples) {
            reader.problem(
                    "spikes",
                    "a target spike is in sample " + (spikes.samples() - 1),
                    "the input has " + samples + ", numbered from 0");
        }
        List<Target> targets = new ArrayList<>();
        for (int b = 0; b < samples; b++) {
            targets.add(train(spikes.of(b)));
        }
        return targets;
    }

    private static Target train(List<SpikeRows.Row> rows) {
        return new Target.SpikeTrains(
                rows.stream().mapToInt(SpikeRows.Row::channel).toArray(),
                rows.stream().mapToDouble(SpikeRows.Row::timeMs).toArray());
    }

    /** One array of a shape for all samples, or one for each. */
    private List<double[]> rows(ConfigReader reader, String key, Range range, int... shape) {
        Optional<NumberArray> any = reader.numbersOfAnyShape(key, range);
        if (any.isEmpty()) {
            return List.of();
        }
        if (any.get().shape().length == shape.length) {
            return reader.numbers(key, range, shape)
                    .map(array -> Collections.nCopies(samples, array.values()))
                    .orElse(List.of());
        }
        int[] batched = new int[shape.length + 1];
        batched[0] = samples;
        System.arraycopy(shape, 0, batched, 1, shape.length);
        return reader.numbers(key, range, batched).map(this::perSample).orElse(List.of());
    }

    private List<double[]> perSample(NumberArray array) {
        int size = array.values().length / samples;
        List<double[]> rows = new ArrayList<>();
        for (int b = 0; b < samples; b++) {
            rows.add(Arrays.copyOfRange(array.values(), b * size, (b + 1) * size));
        }
        return rows;
    }

    private List<Target> same(Target target) {
        return Collections.nCopies(samples, target);
    }

    private static int[] whole(ConfigReader reader, String key, double[] values) {
        if (Arrays.stream(values).anyMatch(v -> v != Math.rint(v))) {
            reader.problem(key, "classes are not whole numbers", "number them 0, 1, 2, …");
        }
        return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
    }
}
