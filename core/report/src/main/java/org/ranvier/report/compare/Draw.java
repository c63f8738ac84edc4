package org.ranvier.report.compare;

import java.util.Comparator;
import java.util.Optional;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Scalar;
import org.ranvier.training.archive.RecordedRun;

/**
 * What chance has given a run: the numbers that were drawn, and the samples that were held out.
 *
 * @param seed the seed
 * @param fold the fold of a cross-validation that is tested on; 0 for none
 */
record Draw(long seed, long fold) implements Comparable<Draw> {

    /** The key of the fold in an experiment. */
    static final String FOLD = "data.fold.number";

    private static final Comparator<Draw> ORDER =
            Comparator.comparingLong(Draw::seed).thenComparingLong(Draw::fold);

    /** Returns that of a run; empty where its record lacks the seed. */
    static Optional<Draw> of(RecordedRun run) {
        return run.seed().map(seed -> new Draw(seed, fold(run.experiment())));
    }

    private static long fold(Mapping experiment) {
        Optional<ConfigNode> node = Optional.of(experiment);
        for (String key : FOLD.split("\\.")) {
            node = node.flatMap(n -> n instanceof Mapping mapping ? mapping.get(key) : Optional.empty());
        }
        return node.orElse(null) instanceof Scalar scalar && scalar.value() instanceof Number number
                ? number.longValue()
                : 0;
    }

    @Override
    public int compareTo(Draw other) {
        return ORDER.compare(this, other);
    }
}
