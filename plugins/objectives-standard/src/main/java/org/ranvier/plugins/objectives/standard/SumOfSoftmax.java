package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.plugins.objectives.standard.pooling.SoftmaxPooling;

/**
 * The softmax cross-entropy of summed softmax outputs: z_o = Σ_t softmax(u[t])_o, L = −ln softmax(z)_label.
 *
 * <p>Every tick casts one vote, shared among the classes. Output: any values at ticks, [tick][neuron]. Target: a class.
 * Prediction: the class with most votes. The loss stays above ln(1 + (n − 1)·exp(−T)) for n classes and T ticks.
 *
 * <p>Source: L. Deckers et al., "Co-learning synaptic delays, weights and adaptation in spiking neural networks".
 */
public final class SumOfSoftmax implements Objective {

    @Override
    public String name() {
        return "sum-of-softmax";
    }

    @Override
    public String description() {
        return "softmax cross-entropy of the softmax outputs summed over time";
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        return new PooledCrossEntropy(Output.ofTicks(name(), shape), new SoftmaxPooling());
    }
}
