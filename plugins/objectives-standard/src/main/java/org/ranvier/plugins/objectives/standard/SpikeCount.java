package org.ranvier.plugins.objectives.standard;

import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Objective;
import org.ranvier.api.data.Target;
import org.ranvier.plugins.objectives.standard.pooling.SumPooling;

/**
 * The softmax cross-entropy of spike counts: z_o = scale · Σ_t s_o[t].
 *
 * <p>Output: spikes at ticks, [tick][neuron]. Target: a class. Prediction: the neuron with most spikes, the first of
 * several; none when no output neuron spikes.
 */
public final class SpikeCount implements Objective {

    @Override
    public String name() {
        return "spike-count";
    }

    @Override
    public String description() {
        return "softmax cross-entropy of the numbers of output spikes";
    }

    @Override
    public Schema schema() {
        return Schema.of(Scale.SETTING);
    }

    @Override
    public Criterion criterion(Settings settings, OutputShape shape) {
        Output output = Output.ofSpikes(name(), shape);
        return new Counting(new PooledCrossEntropy(output, new SumPooling(Scale.of(settings))));
    }

    private record Counting(PooledCrossEntropy crossEntropy) implements Criterion {

        @Override
        public Score score(double[] output, Target target, double[] gradient) {
            Score score = crossEntropy.score(output, target, gradient);
            return Prediction.isSilent(output) ? Score.of(score.loss(), Prediction.NONE) : score;
        }
    }
}
