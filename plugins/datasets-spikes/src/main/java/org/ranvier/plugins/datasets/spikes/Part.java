package org.ranvier.plugins.datasets.spikes;

import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Target;

/**
 * A split: some samples of a file.
 *
 * @param recordings the file
 * @param indices which of its samples
 */
record Part(Recordings recordings, int[] indices) implements Dataset.Split {

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Example get(int index) {
        int sample = indices[index];
        return new Example(
                recordings.events().sample(sample),
                new Target.ClassLabel(recordings.labels()[sample]),
                groupOf(index));
    }

    @Override
    public int labelOf(int index) {
        return recordings.labels()[indices[index]];
    }

    @Override
    public String groupOf(int index) {
        return recordings.groups().isEmpty() ? "" : recordings.groups().get(indices[index]);
    }
}
