package org.ranvier.hardware.brainscales2.chip;

/**
 * Deviations of an emulated chip from an ideal one. Thresholds in the units of {@link Levels#thresholds}.
 *
 * @param thresholdMean how much higher thresholds are than written, on average
 * @param thresholdSd the standard deviation of that over circuits, the fixed pattern of a chip
 * @param timeSd the standard deviation of the logarithm of a circuit's time constant, of membrane and currents alike
 * @param synapseSd the standard deviation of the logarithm of a synapse's strength
 * @param trialSd the standard deviation of a circuit's threshold from batch to batch
 * @param jitter the standard deviation of a delay from spike to spike, in tau
 * @param linkEventsPerUs how many events a link carries in a µs, in each direction
 * @param linkBuffer how many may wait for it; more are dropped
 */
public record Imperfections(
        double thresholdMean,
        double thresholdSd,
        double timeSd,
        double synapseSd,
        double trialSd,
        double jitter,
        double linkEventsPerUs,
        int linkBuffer) {

    /**
     * The noise published for the chip, whose thresholds stand for all that differs from circuit to circuit; a link
     * that carries an event for every time stamp.
     */
    public static final Imperfections PUBLISHED = new Imperfections(0.13, 0.08, 0, 0, 0.04, 0.01, 125, 64);

    /** None but those of the links. */
    public Imperfections withoutNoise() {
        return new Imperfections(0, 0, 0, 0, 0, 0, linkEventsPerUs, linkBuffer);
    }
}
