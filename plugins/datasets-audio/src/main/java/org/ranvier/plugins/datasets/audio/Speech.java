package org.ranvier.plugins.datasets.audio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.data.Dataset;

/**
 * An opened dataset of sounds, of any lengths.
 *
 * @param description what it is
 * @param form the form of the sounds
 * @param clips all of them, in the order of their paths
 */
record Speech(Dataset.Description description, CommonForm form, List<Clip> clips) implements Dataset.Opened {

    private static final List<String> SPLITS = List.of("train", "validation", "test");

    /** The shape of a sound: one channel. */
    static final List<Integer> SHAPE = List.of(1);

    /** Sounds as they are heard: the mean of their channels. */
    static Speech of(Dataset.Description description, SoundFiles files, List<Clip> clips) {
        return new Speech(description, new CommonForm(files, clips.getFirst().path(), false), clips);
    }

    @Override
    public Dataset.Description describe() {
        return description;
    }

    @Override
    public Map<String, Dataset.Split> splits() {
        Map<String, Dataset.Split> splits = new LinkedHashMap<>();
        for (String split : SPLITS) {
            List<Clip> own =
                    clips.stream().filter(clip -> clip.split().equals(split)).toList();
            if (!own.isEmpty()) {
                splits.put(split, new Clips(form, own));
            }
        }
        return splits;
    }
}
