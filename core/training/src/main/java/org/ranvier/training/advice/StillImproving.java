package org.ranvier.training.advice;

import java.util.Optional;

/**
 * A run whose best epoch is its last.
 *
 * @param epoch the last epoch, from 1
 */
record StillImproving(int epoch) implements Diagnosis {

    /** Looks at which epoch is the best, from 0. */
    static Optional<StillImproving> of(int best, int epochs) {
        return epochs > 1 && best == epochs - 1 ? Optional.of(new StillImproving(epochs)) : Optional.empty();
    }

    @Override
    public String subject() {
        return "training.epochs";
    }

    @Override
    public String sentence() {
        return "the best epoch is the last one, " + epoch
                + ", so that the network was still getting better: train for more epochs";
    }
}
