package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.plugins.objectives.standard.pooling.SumPooling;

/**
 * The softmax cross-entropy of the output averaged over time: z_o = (scale / T) · Σ_t u_o[t], T the number of ticks.
 *
 * <p>Output: any values at ticks, [tick][neuron]. Target: a class. Prediction: the largest mean.
 */
public final class MeanVoltage implements Objective {

    @Override
    public String name() {
        return "mean-voltage";
    }

    @Override
    public String description() {
        return "softmax cross-entropy of the output averaged over time";
    }

    @Override
    public Schema schema() {
        return Schema.of(Scale.SETTING);
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        Output output = Output.ofTicks(name(), shape);
        return new PooledCrossEntropy(output, new SumPooling(Scale.of(settings) / shape.ticks()));
    }
}
