package org.ranvier.training.advice;

import static org.ranvier.training.number.Figures.percent;

import java.util.Optional;

/**
 * Neurons that never spiked on the validation split, as the record of a run has it; why, only training can tell.
 *
 * @param population which
 * @param share of its neurons
 * @param epoch when, from 1
 */
record SilentNeurons(String population, double share, int epoch) implements Diagnosis {

    private static final double MUCH = 0.5;

    static Optional<SilentNeurons> of(String population, double share, int epoch) {
        return share > MUCH ? Optional.of(new SilentNeurons(population, share, epoch)) : Optional.empty();
    }

    @Override
    public String subject() {
        return Silence.subject(population);
    }

    @Override
    public String sentence() {
        return percent(share) + " of the neurons of '" + population + "' never spiked on the validation split in epoch "
                + epoch + ": raise the weights that lead there, or lower its threshold";
    }
}
