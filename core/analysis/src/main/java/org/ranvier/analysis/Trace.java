package org.ranvier.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;

/**
 * What a quantity of one neuron was at every tick of a sample.
 *
 * @param population the neuron's population
 * @param neuron its number, from 0
 * @param quantity the name of a state, an input or {@code output}, or {@code spikes}
 * @param values one a tick
 */
public record Trace(String population, int neuron, String quantity, double[] values) {

    private static final String SPIKES = "spikes";

    /** Returns whether it tells at which ticks there was a spike. */
    public boolean isSpikes() {
        return quantity.equals(SPIKES);
    }

    /** Returns the ticks at which it is not 0. */
    public int[] ticks() {
        return IntStream.range(0, values.length).filter(t -> values[t] != 0).toArray();
    }

    /**
     * Returns what shows how a network works: the spikes of every population, and its first state, which models list
     * first because it is the one that they are about; its output where it has none.
     *
     * @return as {@code population.quantity}
     */
    public static List<String> usual(NetworkPlan plan) {
        List<String> quantities = new ArrayList<>();
        for (Population p : plan.all(Population.class)) {
            if (p.step().spiking()) {
                quantities.add(p.name() + "." + SPIKES);
            }
            String state =
                    p.step().states().isEmpty() ? "output" : p.step().states().getFirst();
            quantities.add(p.name() + "." + state);
        }
        return quantities;
    }

    /**
     * Takes the traces of some neurons out of a recording.
     *
     * @param recorded by {@code population.quantity}, [sample][tick][neuron], row-major
     * @param ticks how many ticks
     * @param sample which sample, from 0
     * @param neurons which neurons, by population; populations that are not named are left out
     */
    public static List<Trace> of(
            NetworkPlan plan, Map<String, double[]> recorded, int ticks, int sample, Map<String, int[]> neurons) {
        List<Trace> traces = new ArrayList<>();
        neurons.forEach((population, wanted) -> {
            int width = plan.widthOf(population);
            for (int neuron : wanted) {
                recorded.forEach((name, values) -> {
                    int dot = name.lastIndexOf('.');
                    if (name.substring(0, dot).equals(population)) {
                        double[] own = IntStream.range(0, ticks)
                                .mapToDouble(t -> values[(sample * ticks + t) * width + neuron])
                                .toArray();
                        traces.add(new Trace(population, neuron, name.substring(dot + 1), own));
                    }
                });
            }
        });
        return traces;
    }
}
