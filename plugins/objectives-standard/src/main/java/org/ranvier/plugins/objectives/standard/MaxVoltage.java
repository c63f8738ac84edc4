package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.plugins.objectives.standard.pooling.MaxPooling;

/**
 * The softmax cross-entropy of the largest output over time: z_o = scale · max_t u_o[t].
 *
 * <p>Output: any values at ticks, [tick][neuron]. Target: a class. Prediction: the largest maximum. The gradient
 * reaches one tick per neuron, the first that has the maximum.
 *
 * <p>Source: B. Cramer et al., "The Heidelberg spiking data sets for the systematic evaluation of spiking neural
 * networks", IEEE TNNLS 33(7), 2022.
 */
public final class MaxVoltage implements Objective {

    @Override
    public String name() {
        return "max-voltage";
    }

    @Override
    public String description() {
        return "softmax cross-entropy of the largest output over time";
    }

    @Override
    public Schema schema() {
        return Schema.of(Scale.SETTING);
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        Output output = Output.ofTicks(name(), shape);
        return new PooledCrossEntropy(output, new MaxPooling(Scale.of(settings)));
    }
}
