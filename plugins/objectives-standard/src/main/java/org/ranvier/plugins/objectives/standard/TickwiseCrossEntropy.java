package org.ranvier.plugins.objectives.standard;

import java.util.Arrays;
import java.util.List;
import org.ranvier.api.data.Metric;
import org.ranvier.api.data.Metric.Direction;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;
import org.ranvier.plugins.objectives.standard.pooling.Softmax;

/**
 * The prepared form of {@link PerTick}.
 *
 * @param shape the output
 * @param scale the factor of the logits
 */
record TickwiseCrossEntropy(Output shape, double scale) implements Criterion {

    private static final Metric TICK_ACCURACY =
            Metric.of("tick_accuracy", Direction.HIGHER).over("ticks").asShare();

    @Override
    public List<Metric> metrics(Target target) {
        return target instanceof Target.ClassPerTick ? List.of(TICK_ACCURACY) : Criterion.super.metrics(target);
    }

    @Override
    public Score score(double[] output, Target target, double[] gradient) {
        shape.check(output, gradient);
        int[] labels = labelsOf(target);
        long labelled = Arrays.stream(labels)
                .filter(label -> label != Target.ClassPerTick.UNLABELLED)
                .count();
        if (gradient != null) {
            Arrays.fill(gradient, 0);
        }
        if (labelled == 0) {
            return Score.of(0, Prediction.NONE);
        }
        int neurons = shape.neurons();
        double share = 1.0 / labelled;
        double loss = 0;
        int right = 0;
        double[] votes = new double[neurons];
        double[] z = new double[neurons];
        double[] p = new double[neurons];
        for (int tick = 0; tick < labels.length; tick++) {
            if (labels[tick] == Target.ClassPerTick.UNLABELLED) {
                continue;
            }
            int label = shape.checked(labels[tick]);
            for (int o = 0; o < neurons; o++) {
                z[o] = scale * output[tick * neurons + o];
            }
            loss += Softmax.of(z, 0, p) - z[label];
            right += Softmax.argmax(z) == label ? 1 : 0;
            for (int o = 0; o < neurons; o++) {
                votes[o] += p[o];
                if (gradient != null) {
                    gradient[tick * neurons + o] = scale * share * (p[o] - (o == label ? 1 : 0));
                }
            }
        }
        Score score = Score.of(loss * share, Softmax.argmax(votes));
        return target instanceof Target.ClassPerTick ? score.with(TICK_ACCURACY, right, labelled) : score;
    }

    private int[] labelsOf(Target target) {
        if (!(target instanceof Target.ClassPerTick(int[] labels))) {
            int[] same = new int[shape.ticks()];
            Arrays.fill(same, shape.labelOf(target));
            return same;
        }
        if (labels.length != shape.ticks()) {
            throw shape.misfit(
                    "a target has classes for " + labels.length + " ticks, but " + shape.ticks() + " are simulated",
                    "simulate as many ticks as the targets have");
        }
        return labels;
    }
}
