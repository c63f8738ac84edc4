package org.ranvier.plugins.datasets.spikes.recording;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words that a file may use for splits. */
public final class SplitWords {

    public static final String EXPECTED = "none of train, validation, test, or 0, 1, 2";

    private static final Map<String, List<String>> WORDS = Map.of(
            "train", List.of("train", "training", "0"),
            "validation", List.of("validation", "valid", "val", "1"),
            "test", List.of("test", "testing", "2"));

    private SplitWords() {}

    public static Optional<String> split(String word) {
        return WORDS.entrySet().stream()
                .filter(split -> split.getValue().contains(word.strip().toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
