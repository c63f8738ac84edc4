package org.ranvier.training.report;

import java.util.List;
import org.ranvier.config.ConfigWriter;
import org.ranvier.config.tree.Mapping;

/**
 * A figure that others have published for what an experiment does, to be shown beside its own.
 *
 * @param label where it is from
 * @param test the test accuracy, a fraction
 */
public record PublishedResult(String label, double test) {

    private static final String KEY = "published";

    private static final String TRAINING = "training";
    private static final String LOG = "log";

    /** The keys that may differ without making it a different experiment. */
    private static final List<String> ASIDE = List.of(KEY, "name", "seed", "backend");

    /**
     * Leaves out the figures of a file once it was changed: they are of the experiment as the file has it, and beside
     * another one they would mislead. Figures that were changed themselves stay.
     */
    public static Mapping asOf(Mapping file, Mapping changed) {
        boolean own = changed.get(KEY).equals(file.get(KEY));
        return own && !text(file).equals(text(changed)) ? changed.without(KEY) : changed;
    }

    private static String text(Mapping file) {
        Mapping rest = file;
        for (String key : ASIDE) {
            rest = rest.without(key);
        }
        // Where a training is followed makes it no other.
        return ConfigWriter.write(
                rest.get(TRAINING).orElse(null) instanceof Mapping training
                        ? rest.with(TRAINING, training.without(LOG))
                        : rest);
    }
}
