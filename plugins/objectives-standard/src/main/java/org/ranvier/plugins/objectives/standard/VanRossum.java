package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

/**
 * The prepared form of {@link SpikeTrain}.
 *
 * @param shape the output
 * @param filter the kernel
 * @param targets the trains asked for
 * @param prediction how spikes name a class
 */
record VanRossum(Output shape, SpikeFilter filter, TargetTrains targets, Prediction prediction) implements Criterion {

    @Override
    public Score score(double[] output, Target target, double[] gradient) {
        shape.check(output, gradient);
        // The filter is linear, so the difference of the trains is filtered once instead of each of them.
        double[] error = output.clone();
        targets.subtractFrom(error, target);
        filter.apply(error, shape.neurons());
        double squares = 0;
        for (double e : error) {
            squares += e * e;
        }
        if (gradient != null) {
            filter.applyAdjoint(error, shape.neurons());
            for (int i = 0; i < error.length; i++) {
                gradient[i] = error[i] * shape.dtMs();
            }
        }
        return Score.of(squares * shape.dtMs() / 2, prediction.of(output, shape.neurons()));
    }
}
