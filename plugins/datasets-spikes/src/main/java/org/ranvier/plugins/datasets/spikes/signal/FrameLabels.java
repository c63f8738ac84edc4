package org.ranvier.plugins.datasets.spikes.signal;

import java.util.List;
import java.util.Set;
import org.ranvier.plugins.datasets.spikes.recording.ClassNames;

/** Labels of frames, of which some may be missing: frames that nobody says anything about. */
final class FrameLabels {

    /** What stands for no class. */
    private static final Set<String> NONE = Set.of("-1", "");

    private FrameLabels() {}

    /** Returns the labels, empty where a frame has none. */
    static List<String> of(List<String> texts) {
        return texts.stream().map(FrameLabels::of).toList();
    }

    static String of(String text) {
        String label = ClassNames.plain(text.strip()).orElse("");
        return NONE.contains(label) ? "" : label;
    }
}
