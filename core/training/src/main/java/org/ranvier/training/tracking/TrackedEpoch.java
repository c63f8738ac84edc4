package org.ranvier.training.tracking;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of a finished epoch.
 *
 * @param epoch from 1
 * @param ended when it ended
 * @param values the numbers under the names of {@code metrics.jsonl}, where those within another are joined by a full
 *     stop: {@code train_loss}, {@code silent_neurons.hidden}; in the order of that file
 */
public record TrackedEpoch(int epoch, Instant ended, Map<String, Double> values) {

    private static final String EPOCH = "epoch";

    public TrackedEpoch {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Gathers the numbers of a line of {@code metrics.jsonl}; what is no number is left out.
     *
     * @param line maps, numbers and others by name
     */
    public static TrackedEpoch of(Map<String, ?> line, Instant ended) {
        Map<String, Double> values = new LinkedHashMap<>();
        gather("", line, values);
        int epoch = values.remove(EPOCH).intValue();
        return new TrackedEpoch(epoch, ended, values);
    }

    private static void gather(String prefix, Map<?, ?> from, Map<String, Double> to) {
        from.forEach((key, value) -> {
            switch (value) {
                case Number number -> to.put(prefix + key, number.doubleValue());
                case Map<?, ?> inner -> gather(prefix + key + ".", inner, to);
                case null, default -> {}
            }
        });
    }
}
