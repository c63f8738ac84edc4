package org.ranvier.conformance.sketch;

import java.util.Map;
import org.ranvier.api.data.Recording;
import org.ranvier.api.model.StepPolicy;

/**
 * Where the share of missing spikes of a population exceeds its limit, no gradient step is taken and each incoming weight of a
 * neuron that missed is raised, twice as much each time that the same population fails again. The first population that
 * fails is woken first, since those after it miss spikes because of it.
 *
 * @param hidden the share that may miss in hidden populations
 * @param output the share that may miss in the output
 * @param nudge what is added at first
 */
record WakeSilent(double hidden, double output, double nudge) implements StepPolicy {

    @Override
    public Decision decide(Recording.Times recording, Map<String, Double> memory) {
        for (Map.Entry<String, double[]> population : recording.firstSpikes().entrySet()) {
            String name = population.getKey();
            double[] times = population.getValue();
            double[] missed = new double[times.length / recording.samples()];
            double count = 0;
            for (int n = 0; n < times.length; n++) {
                if (times[n] == Double.POSITIVE_INFINITY) {
                    missed[n % missed.length] = 1;
                    count++;
                }
            }
            if (count / times.length > (name.equals(recording.output()) ? output : hidden)) {
                double next = memory.containsKey(name) ? 2 * memory.get(name) : nudge;
                for (int i = 0; i < missed.length; i++) {
                    missed[i] *= next;
                }
                return new Decision(Map.of(name, missed), Map.of(name, next));
            }
        }
        return Decision.step(Map.of());
    }
}
