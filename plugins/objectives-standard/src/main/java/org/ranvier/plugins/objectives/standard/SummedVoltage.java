package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.plugins.objectives.standard.pooling.SumPooling;

/**
 * The softmax cross-entropy of the output summed over time: z_o = scale · Σ_t u_o[t].
 *
 * <p>Output: any values at ticks, [tick][neuron]. Target: a class. Prediction: the largest sum. Sums grow with the
 * number of ticks and soon saturate the softmax, see {@link MeanVoltage}.
 *
 * <p>Source: B. Mészáros, J. C. Knight, T. Nowotny, "Learning delays through gradients and structure: emergence of
 * spatiotemporal patterns in spiking neural networks", 2025.
 */
public final class SummedVoltage implements Objective {

    @Override
    public String name() {
        return "summed-voltage";
    }

    @Override
    public String description() {
        return "softmax cross-entropy of the output summed over time";
    }

    @Override
    public Schema schema() {
        return Schema.of(Scale.SETTING);
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        Output output = Output.ofTicks(name(), shape);
        return new PooledCrossEntropy(output, new SumPooling(Scale.of(settings)));
    }
}
