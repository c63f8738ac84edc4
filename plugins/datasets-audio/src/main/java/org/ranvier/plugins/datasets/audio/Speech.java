package org.ranvier.plugins.datasets.audio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.data.Dataset;

/**
 * An opened dataset of speech. Sounds have one channel, whatever their length.
 *
 * @param description what it is
 * @param files where the sounds are
 * @param clips all of them, in the order of their paths
 */
record Speech(Dataset.Description description, SoundFiles files, List<Clip> clips) implements Dataset.Opened {

    private static final List<String> SPLITS = List.of("train", "validation", "test");

    /** The shape of a sound: one channel. */
    static final List<Integer> SHAPE = List.of(1);

    @Override
    public Dataset.Description describe() {
        return description;
    }

    @Override
    public Map<String, Dataset.Split> splits() {
        Map<String, Dataset.Split> splits = new LinkedHashMap<>();
        CommonRate rate = new CommonRate(files, clips.getFirst().path());
        for (String split : SPLITS) {
            List<Clip> own =
                    clips.stream().filter(clip -> clip.split().equals(split)).toList();
            if (!own.isEmpty()) {
                splits.put(split, new Clips(rate, own));
            }
        }
        return splits;
    }
}
