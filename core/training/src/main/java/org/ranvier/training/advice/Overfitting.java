package org.ranvier.training.advice;

import static org.ranvier.training.number.Figures.number;

import java.util.Optional;

/**
 * A network that learns its training samples by heart: their loss falls while that of the validation samples rises.
 *
 * @param least the smallest validation loss
 * @param leastEpoch its epoch, from 1
 * @param last the validation loss at the end
 * @param lastEpoch the last epoch
 */
record Overfitting(double least, int leastEpoch, double last, int lastEpoch) implements Diagnosis {

    /** From here on a rise is no longer noise. */
    private static final double MUCH = 1.1;

    /** So many epochs after the smallest loss a rise is seen as one. */
    private static final int LATER = 3;

    /**
     * Looks at the losses of all epochs.
     *
     * @param training while training
     * @param validation on the validation split, as many
     */
    static Optional<Overfitting> of(double[] training, double[] validation) {
        int least = 0;
        for (int n = 1; n < validation.length; n++) {
            least = validation[n] < validation[least] ? n : least;
        }
        int last = validation.length - 1;
        boolean rose = last - least >= LATER
                && validation[last] > validation[least] + (MUCH - 1) * Math.abs(validation[least]);
        return rose && training[last] < training[least]
                ? Optional.of(new Overfitting(validation[least], least + 1, validation[last], last + 1))
                : Optional.empty();
    }

    @Override
    public String subject() {
        return "validation.loss";
    }

    @Override
    public String sentence() {
        return "the validation loss rose from " + number(least) + " in epoch " + leastEpoch + " to " + number(last)
                + " in epoch " + lastEpoch + " while the training loss fell, so that the network learns its samples by"
                + " heart: train on more data, or add dropout or a regulariser";
    }
}
