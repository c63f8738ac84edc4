package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;

/**
 * The softmax cross-entropy at every tick, averaged over the ticks that have a label: L = (1/|T|) Σ_{t∈T} −ln
 * softmax(scale · u[t])_{label[t]}.
 *
 * <p>Output: any values at ticks, [tick][neuron]. Target: a class per tick, where −1 leaves a tick out, or one class
 * for all ticks. Prediction: the class with the largest softmax summed over the labelled ticks; none without any.
 * Metric for a class per tick: {@code tick_accuracy}, the share of labelled ticks whose largest output, the first of
 * several, is that of their class.
 */
public final class PerTick implements Objective {

    @Override
    public String name() {
        return "per-tick";
    }

    @Override
    public String description() {
        return "softmax cross-entropy at every tick, averaged over the labelled ticks";
    }

    @Override
    public Schema schema() {
        return Schema.of(Scale.SETTING);
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        return new TickwiseCrossEntropy(Output.ofTicks(name(), shape), Scale.of(settings));
    }
}
