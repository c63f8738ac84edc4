package org.ranvier.training.signal;

import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/**
 * A split as the encoder is given it: channels scaled, signals resampled to ticks where there is a clock.
 *
 * @param split the split as it is recorded
 * @param window the time of a sample
 */
public record Prepared(Dataset.Split split, Scaling scaling, Window window) implements Dataset.Split {

    @Override
    public int size() {
        return split.size();
    }

    @Override
    public Example get(int index) {
        Example example = split.get(index);
        Sample scaled = scaling.apply(example.sample());
        if (!(scaled instanceof Sample.Signal signal) || !window.hasClock()) {
            return Example.of(scaled, example.target()).withGroup(example.group());
        }
        Resampling resampling = new Resampling(signal.hertz(), window.dtMs());
        Target target = example.target() instanceof Target.ClassPerTick(int[] labels)
                ? new Target.ClassPerTick(resampling.labels(labels, window.ticks()))
                : example.target();
        return Example.of(resampling.frames(signal), target).withGroup(example.group());
    }

    @Override
    public int labelOf(int index) {
        return split.labelOf(index);
    }

    @Override
    public String groupOf(int index) {
        return split.groupOf(index);
    }
}
