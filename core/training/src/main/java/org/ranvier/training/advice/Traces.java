package org.ranvier.training.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.ranvier.api.data.Recording;
import org.ranvier.api.plan.NetworkPlan.Population;

/**
 * Recorded quantities of a population. Places are indices into [sample][neuron].
 *
 * @param recording the whole recording
 * @param population the population
 */
record Traces(Recording.Ticks recording, Population population) {

    /** The largest number that a state reaches, from 0 on. */
    double peak(String quantity, int place) {
        return over(quantity, place, Math::max);
    }

    /** The largest of all inputs, from 0 on. */
    double peakInput(int place) {
        return population.step().inputs().stream()
                .mapToDouble(input -> over(input, place, Math::max))
                .max()
                .orElse(0);
    }

    /** The smallest of all inputs, from 0 down. */
    double leastInput(int place) {
        return population.step().inputs().stream()
                .mapToDouble(input -> over(input, place, Math::min))
                .min()
                .orElse(0);
    }

    /** A quantity that is no number anywhere in these places. */
    Optional<String> noNumber(int[] places) {
        List<String> quantities = new ArrayList<>(population.step().inputs());
        quantities.addAll(population.step().states());
        return quantities.stream()
                .filter(quantity -> java.util.Arrays.stream(places)
                        .anyMatch(place -> !Double.isFinite(over(quantity, place, Double::sum))))
                .findFirst();
    }

    private double over(String quantity, int place, DoubleBinaryOperator operator) {
        double[] trace = recording.traces().get(population.name() + "." + quantity);
        int neurons = population.neurons();
        int sample = place / neurons;
        double result = 0;
        for (int tick = 0; tick < recording.ticks(); tick++) {
            result = operator.applyAsDouble(
                    result, trace[(sample * recording.ticks() + tick) * neurons + place % neurons]);
        }
        return result;
    }
}
