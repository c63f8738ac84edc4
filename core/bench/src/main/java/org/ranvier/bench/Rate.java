package org.ranvier.bench;

import java.util.Locale;
import java.util.Map;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * Required spike rate of hidden neurons, on which the cost of a step depends.
 *
 * @param spikes the mean number of spikes of a neuron in a sample
 * @param tolerance the largest permitted deviation of a layer from it
 */
public record Rate(double spikes, double tolerance) {

    /**
     * Checks the hidden layers.
     *
     * @param workload for the message
     * @param measured the mean number of spikes of a neuron in a sample, by population
     * @param output the population that is not hidden
     * @throws RanvierException if one is too far off
     */
    void require(String workload, Map<String, Double> measured, String output) {
        measured.forEach((population, mean) -> {
            if (!population.equals(output) && !(Math.abs(mean - spikes) <= tolerance)) {
                throw new RanvierException(Problem.run(
                        workload,
                        String.format(
                                Locale.ROOT,
                                "neurons of '%s' spike %.2f times a sample, but the workload needs %.0f ± %.0f for times that say something",
                                population,
                                mean,
                                spikes,
                                tolerance),
                        "compare this backend with another, or report it"));
            }
        });
    }
}
