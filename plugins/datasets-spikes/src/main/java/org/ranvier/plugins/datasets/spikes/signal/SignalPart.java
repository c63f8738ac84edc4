package org.ranvier.plugins.datasets.spikes.signal;

import java.util.Map;
import java.util.stream.IntStream;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/**
 * A split: some samples of a file.
 *
 * @param signals the file
 * @param indices which of its samples
 * @param classes the numbers of the classes by name
 * @param hertz the sampling rate, or 0 where samples are numbers without a time
 * @param flat whether samples without a time are lists of features
 */
record SignalPart(Signals signals, int[] indices, Map<String, Integer> classes, double hertz, boolean flat)
        implements Dataset.Split {

    private static final int NO_CLASS = -1;

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Example get(int index) {
        return Example.of(sample(indices[index]), target(indices[index])).withGroup(groupOf(index));
    }

    @Override
    public int labelOf(int index) {
        return signals.said().labels().isEmpty()
                ? NO_CLASS
                : classes.get(signals.said().labels().get(indices[index]));
    }

    @Override
    public String groupOf(int index) {
        return signals.said().groups().isEmpty() ? "" : signals.said().groups().get(indices[index]);
    }

    private Sample sample(int n) {
        double[] values = signals.sample(n);
        int channels = signals.channels().size();
        return hertz > 0
                ? new Sample.Signal(channels, hertz, values)
                : new Sample.Values(values, flat ? new int[] {channels} : new int[] {signals.length()[n], channels});
    }

    private Target target(int n) {
        if (signals.said().frameLabels().isEmpty()) {
            return new Target.ClassLabel(classes.get(signals.said().labels().get(n)));
        }
        int first = signals.first()[n];
        return new Target.ClassPerTick(IntStream.range(first, first + signals.length()[n])
                .mapToObj(signals.said().frameLabels()::get)
                .mapToInt(label -> classes.getOrDefault(label, Target.ClassPerTick.UNLABELLED))
                .toArray());
    }
}
