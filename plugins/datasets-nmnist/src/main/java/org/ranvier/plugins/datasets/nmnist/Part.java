package org.ranvier.plugins.datasets.nmnist;

import java.util.List;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Target;

/** A split. Nobody is named whom an example is from. */
record Part(EventFiles files, List<Recording> recordings) implements Dataset.Split {

    @Override
    public int size() {
        return recordings.size();
    }

    @Override
    public Example get(int index) {
        Recording recording = recordings.get(index);
        return Example.of(
                        AddressEvents.read(files.read(recording.path()), files.place(recording.path())),
                        new Target.ClassLabel(recording.label()))
                .withGroup(groupOf(index));
    }

    @Override
    public int labelOf(int index) {
        return recordings.get(index).label();
    }

    @Override
    public String groupOf(int index) {
        return "";
    }
}
