package org.ranvier.support.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.plan.LoweredDynamics;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Population;

/**
 * A quantity to record, as {@link org.ranvier.api.backend.RunOptions#record} names it: {@code population.spikes},
 * {@code population.output}, or a state or input of the population.
 *
 * @param key as it was given
 * @param population the population
 * @param kind which of its arrays
 * @param index of the state or input; 0 for spikes and output
 */
public record RecordedQuantity(String key, Population population, Kind kind, int index) {

    /** An array of a population. */
    public enum Kind {
        /** Spikes of a population that has a threshold, [neuron]. */
        SPIKES,
        /** The output, [neuron]. */
        OUTPUT,
        /** A state after the tick, [neuron]. */
        STATE,
        /** The sum at an input, [neuron]. */
        INPUT
    }

    /**
     * Reads the keys of quantities.
     *
     * @throws IllegalArgumentException if there is no such population, or it has no such quantity
     */
    public static List<RecordedQuantity> of(NetworkPlan plan, List<String> keys) {
        return keys.stream().map(key -> of(plan, key)).toList();
    }

    /** Returns the output of a plan, under the name of its population. */
    public static RecordedQuantity outputOf(NetworkPlan plan) {
        return new RecordedQuantity(plan.output(), plan.get(Population.class, plan.output()), Kind.OUTPUT, 0);
    }

    /** Returns the name of the quantity in its population, such as that of a state. */
    public String what() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static RecordedQuantity of(NetworkPlan plan, String key) {
        int dot = Math.max(0, key.lastIndexOf('.'));
        Population population = plan.get(Population.class, key.substring(0, dot));
        String what = key.substring(dot + 1);
        LoweredDynamics step = population.step();
        if (what.equals("spikes") && step.spiking()) {
            return new RecordedQuantity(key, population, Kind.SPIKES, 0);
        }
        if (what.equals("output")) {
            return new RecordedQuantity(key, population, Kind.OUTPUT, 0);
        }
        if (step.states().contains(what)) {
            return new RecordedQuantity(
                    key, population, Kind.STATE, step.states().indexOf(what));
        }
        if (step.inputs().contains(what)) {
            return new RecordedQuantity(
                    key, population, Kind.INPUT, step.inputs().indexOf(what));
        }
        throw new IllegalArgumentException("population '" + population.name() + "' has no '" + what + "'; it has "
                + (step.spiking() ? "spikes, " : "") + "output, " + step.inputs() + ", " + step.states());
    }

    /** Returns counters of spikes, [sample][neuron], of all populations that have a threshold. */
    public static Map<String, int[]> spikeCounters(NetworkPlan plan, int samples) {
        Map<String, int[]> counters = new LinkedHashMap<>();
        for (Population p : plan.all(Population.class)) {
            if (p.step().spiking()) {
                counters.put(p.name(), new int[samples * p.neurons()]);
            }
        }
        return counters;
    }
}
