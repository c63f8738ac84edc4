package org.ranvier.plugins.delays.delgrad;

import java.util.Map;
import org.ranvier.api.data.Recording;
import org.ranvier.api.event.StepPolicy;

/**
 * The policy for missing spikes. If the share of missing spikes of a population in a batch exceeds its limit, no
 * gradient step is taken; instead, the weights into every neuron that missed a spike are raised, twice as much each
 * time the same population fails again. The first population that fails is treated first, since those after it miss
 * spikes because of it.
 *
 * @param hidden the share that may be missing in hidden populations
 * @param output the share that may be missing in the output
 * @param nudge the amount added at first
 */
record MissingSpikes(double hidden, double output, double nudge) implements StepPolicy {

    @Override
    public Decision decide(Recording.Times recording, Map<String, Double> memory) {
        for (Map.Entry<String, double[]> population : recording.firstSpikes().entrySet()) {
            String name = population.getKey();
            double[] times = population.getValue();
            double limit = name.equals(recording.output()) ? output : hidden;
            if (count(times) > limit * times.length) {
                double next = memory.containsKey(name) ? 2 * memory.get(name) : nudge;
                double[] nudges = raised(times, times.length / recording.samples(), next);
                return Decision.nudge(Map.of(name, nudges), Map.of(name, next));
            }
        }
        return Decision.step(Map.of());
    }

    private static int count(double[] times) {
        int missing = 0;
        for (double time : times) {
            missing += time == Double.POSITIVE_INFINITY ? 1 : 0;
        }
        return missing;
    }

    private static double[] raised(double[] times, int neurons, double by) {
        double[] nudges = new double[neurons];
        for (int n = 0; n < times.length; n++) {
            if (times[n] == Double.POSITIVE_INFINITY) {
                nudges[n % neurons] = by;
            }
        }
        return nudges;
    }
}
