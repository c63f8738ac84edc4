package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Objective.Score;
import org.ranvier.api.data.Target;
import org.ranvier.plugins.objectives.standard.pooling.Pooling;
import org.ranvier.plugins.objectives.standard.pooling.Softmax;

/**
 * The softmax cross-entropy of pooled logits: L = ln Σ_o exp(z_o) − z_label; dL/dz_o = softmax(z)_o − [o = label].
 *
 * @param shape the output
 * @param pooling how an output neuron's values become its logit
 */
record PooledCrossEntropy(Output shape, Pooling pooling) implements Criterion {

    @Override
    public Score score(double[] output, Target target, double[] gradient) {
        shape.check(output, gradient);
        int label = shape.labelOf(target);
        double[] z = pooling.logits(output, shape.neurons());
        double[] p = new double[z.length];
        double loss = Softmax.of(z, 0, p) - z[label];
        if (gradient != null) {
            p[label] -= 1;
            pooling.spread(p, output, gradient);
        }
        return Score.of(loss, Softmax.argmax(z));
    }
}
