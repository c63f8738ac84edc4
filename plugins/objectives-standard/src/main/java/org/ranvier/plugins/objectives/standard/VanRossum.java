package org.ranvier.plugins.objectives.standard;

import java.util.List;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;

/**
 * The prepared form of {@link SpikeTrain}.
 *
 * @param shape the output
 * @param filter the kernel
 * @param tauMs its time constant in ms
 * @param targets the trains asked for
 * @param prediction how spikes name a class
 */
record VanRossum(Output shape, SpikeFilter filter, double tauMs, TargetTrains targets, Prediction prediction)
        implements Criterion {

    private static final Metric DISTANCE = Metric.of("van_rossum_distance", Direction.LOWER);

    private static final Metric COUNT_ERROR =
            Metric.of("spike_count_error", Direction.LOWER).over("neurons");

    @Override
    public List<Metric> metrics(Target target) {
        return target instanceof Target.SpikeTrains ? List.of(DISTANCE, COUNT_ERROR) : Criterion.super.metrics(target);
    }

    @Override
    public Score score(double[] output, Target target, double[] gradient) {
        shape.check(output, gradient);
        // The filter is linear, so the difference of the trains is filtered once instead of each of them.
        double[] error = output.clone();
        targets.subtractFrom(error, target);
        double miscounted = target instanceof Target.SpikeTrains ? miscounted(error) : 0;
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
        Score score = Score.of(squares * shape.dtMs() / 2, prediction.of(output, shape.neurons()));
        return target instanceof Target.SpikeTrains
                ? score.with(DISTANCE, Math.sqrt(squares * shape.dtMs() / tauMs))
                        .with(COUNT_ERROR, miscounted, shape.neurons())
                : score;
    }

    /** Σ_o |Σ_t (s_o − ŝ_o)[t]|. */
    private double miscounted(double[] difference) {
        double sum = 0;
        for (int o = 0; o < shape.neurons(); o++) {
            double own = 0;
            for (int i = o; i < difference.length; i += shape.neurons()) {
                own += difference[i];
            }
            sum += Math.abs(own);
        }
        return sum;
    }
}
