package org.ranvier.plugins.datasets.spikes.recording;

import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Target;

/**
 * A split: some samples of a file.
 *
 * @param recordings the file
 * @param indices which of its samples
 * @param labels their classes
 */
public record Part(Recordings recordings, int[] indices, int[] labels) implements Dataset.Split {

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Example get(int index) {
        return Example.of(recordings.events().sample(indices[index]), new Target.ClassLabel(labels[index]))
                .withGroup(groupOf(index));
    }

    @Override
    public int labelOf(int index) {
        return labels[index];
    }

    @Override
    public String groupOf(int index) {
        return recordings.groups().isEmpty() ? "" : recordings.groups().get(indices[index]);
    }
}
