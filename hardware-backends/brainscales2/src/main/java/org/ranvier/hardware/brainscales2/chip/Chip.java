package org.ranvier.hardware.brainscales2.chip;

/**
 * A chip, or a model of one, with one network on it: it is placed, its parameters are written, and then batches run.
 * One thread uses it.
 *
 * <p>Whoever has the real system implements this, or the protocol of docs/brainscales2.md, which says the same over a
 * socket.
 */
public interface Chip extends AutoCloseable {

    /** Returns its capacity and speed. */
    Figures figures();

    /**
     * Puts a network on it, in place of the one before.
     *
     * @throws org.ranvier.api.RanvierException if it does not fit
     */
    void place(ChipRouting wiring);

    /** Writes the numbers of the network that was placed. */
    void write(Levels levels);

    /** Runs a batch, sample after sample, each from rest. */
    Readout run(Stimulus stimulus);

    @Override
    void close();
}
