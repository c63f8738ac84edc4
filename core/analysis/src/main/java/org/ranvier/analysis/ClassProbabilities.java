package org.ranvier.analysis;

import java.util.Optional;
import org.ranvier.api.data.Objective.Criterion;
import org.ranvier.api.data.Target;

/**
 * The probabilities of classes that an objective sees in an output. No objective is asked for them: where its loss is
 * −ln of the probability of the right class, as a cross-entropy is, the losses of the same output against every class
 * give them, and their sum is 1. Where it is not, the loss is none.
 */
public final class ClassProbabilities {

    /** How far from 1 the sum of what an objective computes in double precision may be. */
    private static final double TOLERANCE = 1e-6;

    private ClassProbabilities() {}

    /**
     * Returns the probability of each class; empty where the loss is not the negative logarithm of one.
     *
     * @param output of one sample, in the layout that the criterion takes
     * @param classes how many classes
     */
    public static Optional<double[]> of(Criterion criterion, double[] output, int classes) {
        double[] probabilities = new double[classes];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            probabilities[k] = Math.exp(
                    -criterion.score(output, new Target.ClassLabel(k), null).loss());
            sum += probabilities[k];
        }
        return Math.abs(sum - 1) <= TOLERANCE ? Optional.of(probabilities) : Optional.empty();
    }
}
