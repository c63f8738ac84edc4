package org.ranvier.training.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.config.NumberArray;

/** A result under the names of docs/simulate-format.md. */
public final class SimulationOutput {

    private SimulationOutput() {}

    /** Maps of maps; at the ends {@link NumberArray}s, numbers and texts. */
    public static Map<String, Object> tree(Simulation simulation, Simulation.Result result) {
        NetworkPlan plan = simulation.network().plan();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", SimulationReader.FORMAT);
        if (plan.eventDriven()) {
            tree.put("samples", simulation.signal().samples());
            putTimes(tree, simulation, result);
        } else {
            putTicks(tree, simulation, result);
        }
        result.loss().ifPresent(loss -> {
            tree.put("loss", loss);
            tree.put(
                    "predictions",
                    vector(Arrays.stream(result.predictions()).asDoubleStream().toArray()));
        });
        if (!result.gradients().isEmpty()) {
            tree.put("grads", nested(result.gradients(), elements(plan)));
        }
        return tree;
    }

    private static void putTimes(Map<String, Object> tree, Simulation simulation, Simulation.Result result) {
        int perNeuron = simulation.spikesPerNeuron();
        if (perNeuron == 1) {
            tree.put("first_spikes", result.spikes());
            return;
        }
        Map<String, NumberArray> first = new LinkedHashMap<>();
        Map<String, NumberArray> all = new LinkedHashMap<>();
        result.spikes().forEach((population, spikes) -> {
            double[] values = spikes.values();
            double[] own = new double[values.length / perNeuron];
            Arrays.setAll(own, n -> values[n * perNeuron]);
            first.put(population, new NumberArray(own, Arrays.copyOf(spikes.shape(), spikes.shape().length - 1)));
            all.put(population, rows(spikes, perNeuron));
        });
        tree.put("first_spikes", first);
        tree.put("spike_times", all);
    }

    private static void putTicks(Map<String, Object> tree, Simulation simulation, Simulation.Result result) {
        NetworkPlan plan = simulation.network().plan();
        tree.put("dt", plan.dtMs());
        tree.put("ticks", plan.ticks());
        tree.put("samples", simulation.signal().samples());
        tree.put("time_ms", times(plan));
        tree.put("spikes", result.spikes());
        Map<String, NumberArray> spikeTimes = new LinkedHashMap<>();
        result.spikes().forEach((population, spikes) -> spikeTimes.put(population, spikeTimes(spikes, plan.dtMs())));
        tree.put("spike_times", spikeTimes);
        tree.put("states", nested(result.states(), populations(plan)));
    }

    /** The numbers of a tree by their dotted names; texts are left out. */
    public static Map<String, NumberArray> flat(Map<String, ?> tree) {
        Map<String, NumberArray> flat = new LinkedHashMap<>();
        collect("", tree, flat);
        return flat;
    }

    private static void collect(String prefix, Map<?, ?> tree, Map<String, NumberArray> flat) {
        tree.forEach((key, value) -> {
            switch (value) {
                case Map<?, ?> map -> collect(prefix + key + ".", map, flat);
                case NumberArray array -> flat.put(prefix + key, array);
                case Number number ->
                    flat.put(prefix + key, new NumberArray(new double[] {number.doubleValue()}, new int[0]));
                default -> {
                    // A text, which array formats do not hold.
                }
            }
        });
    }

    private static NumberArray times(NetworkPlan plan) {
        double[] times = new double[plan.ticks()];
        Arrays.setAll(times, t -> t * plan.dtMs());
        return vector(times);
    }

    /** Returns the rows of {@link #spikeTimes} for spikes that are given as times, [neuron][spike]. */
    private static NumberArray rows(NumberArray spikes, int perNeuron) {
        int[] shape = spikes.shape();
        int neurons = shape[shape.length - 2];
        boolean batched = shape.length == 3;
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < spikes.values().length; i++) {
            double time = spikes.values()[i];
            if (time < Double.POSITIVE_INFINITY) {
                double neuron = i / perNeuron % neurons;
                double sample = i / (perNeuron * neurons);
                rows.add(batched ? new double[] {sample, neuron, time} : new double[] {neuron, time});
            }
        }
        Comparator<double[]> byTime = Comparator.comparingDouble(row -> row[row.length - 1]);
        rows.sort(batched ? Comparator.<double[]>comparingDouble(row -> row[0]).thenComparing(byTime) : byTime);
        return array(rows, batched);
    }

    /** Rows of [neuron, time in ms], with the sample before where there is an axis of samples, in order of time. */
    private static NumberArray spikeTimes(NumberArray spikes, double dtMs) {
        int[] shape = spikes.shape();
        int neurons = shape[shape.length - 1];
        int ticks = shape[shape.length - 2];
        boolean batched = shape.length == 3;
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < spikes.values().length; i++) {
            if (spikes.values()[i] != 0) {
                double sample = i / (neurons * ticks);
                double time = i / neurons % ticks * dtMs;
                rows.add(batched ? new double[] {sample, i % neurons, time} : new double[] {i % neurons, time});
            }
        }
        return array(rows, batched);
    }

    private static NumberArray array(List<double[]> rows, boolean batched) {
        double[] values = rows.stream().flatMapToDouble(Arrays::stream).toArray();
        return new NumberArray(values, new int[] {rows.size(), batched ? 3 : 2});
    }

    /** Returns what belongs to one element, by its name within the element. */
    static Map<String, NumberArray> of(String element, Map<String, NumberArray> arrays) {
        Map<String, NumberArray> own = new LinkedHashMap<>();
        arrays.forEach((key, array) -> {
            if (key.startsWith(element + ".")) {
                own.put(key.substring(element.length() + 1), array);
            }
        });
        return own;
    }

    /** {@code element.parameter} under the element; a key of no element stays as it is. */
    private static Map<String, Object> nested(Map<String, NumberArray> arrays, List<String> elements) {
        Map<String, Map<String, NumberArray>> byElement = new LinkedHashMap<>();
        Map<String, Object> nested = new LinkedHashMap<>();
        arrays.forEach((key, array) -> elements.stream()
                .filter(element -> key.startsWith(element + "."))
                .max(Comparator.comparingInt(String::length))
                .ifPresentOrElse(
                        element -> byElement
                                .computeIfAbsent(element, e -> new LinkedHashMap<>())
                                .put(key.substring(element.length() + 1), array),
                        () -> nested.put(key, array)));
        nested.putAll(byElement);
        return nested;
    }

    private static List<String> populations(NetworkPlan plan) {
        return plan.all(NetworkPlan.Population.class).stream()
                .map(NetworkPlan.Population::name)
                .toList();
    }

    private static List<String> elements(NetworkPlan plan) {
        return plan.elements().stream()
                .map(NetworkPlan.Element::name)
                .distinct()
                .toList();
    }

    private static NumberArray vector(double[] values) {
        return new NumberArray(values, new int[] {values.length});
    }
}
