package org.ranvier.plugins.datasets.random;

import java.util.Objects;
import org.ranvier.api.Philox;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Target;

/**
 * One split. Its spikes are drawn from the stream {@code random-spikes.<split>}, its classes ⌊u·classes⌋ from
 * {@code random-spikes.<split>.class} with the sample as index.
 *
 * @param split its name
 */
record Samples(String split, int size, Spiking spiking, int classes, long seed) implements Dataset.Split {

    private static final String STREAM = "random-spikes.";

    @Override
    public Example get(int index) {
        Objects.checkIndex(index, size());
        return Example.of(
                spiking.sample(seed, Philox.stream(STREAM + split), index), new Target.ClassLabel(labelOf(index)));
    }

    @Override
    public int labelOf(int index) {
        return (int) (Philox.uniform(seed, Philox.stream(STREAM + split + ".class"), 0, index) * classes);
    }
}
