package org.ranvier.training.advice;

import static org.ranvier.training.number.Figures.count;

import java.util.Optional;

/**
 * A training loss that jumps up again and again.
 *
 * @param jumps after how many epochs it did
 * @param epochs of how many
 */
record UnstableLoss(int jumps, int epochs) implements Diagnosis {

    /** A rise by so much from one epoch to the next is a jump. */
    private static final double JUMP = 0.2;

    /** From this share of all epochs on it is a habit. */
    private static final double OFTEN = 0.15;

    private static final int LEAST = 2;

    /** Looks at the losses of all epochs while training. */
    static Optional<UnstableLoss> of(double[] training) {
        int jumps = 0;
        for (int n = 1; n < training.length; n++) {
            jumps += training[n] > training[n - 1] + JUMP * Math.abs(training[n - 1]) ? 1 : 0;
        }
        return jumps >= LEAST && jumps >= OFTEN * training.length
                ? Optional.of(new UnstableLoss(jumps, training.length))
                : Optional.empty();
    }

    @Override
    public String subject() {
        return "train.loss";
    }

    @Override
    public String sentence() {
        return "the training loss jumped up by more than 20 % after " + count(jumps) + " of " + count(epochs)
                + " epochs: lower the learning rates, or limit gradients with training.clip_norm";
    }
}
