package org.ranvier.plugins.datasets.audio;

import java.util.List;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Target;

/** A split of sounds. */
record Clips(CommonForm files, List<Clip> clips) implements Dataset.Split {

    @Override
    public int size() {
        return clips.size();
    }

    @Override
    public Example get(int index) {
        Clip clip = clips.get(index);
        return Example.of(files.read(clip.path()), new Target.ClassLabel(clip.label()))
                .withGroup(clip.speaker());
    }

    @Override
    public int labelOf(int index) {
        return clips.get(index).label();
    }

    @Override
    public String groupOf(int index) {
        return clips.get(index).speaker();
    }
}
