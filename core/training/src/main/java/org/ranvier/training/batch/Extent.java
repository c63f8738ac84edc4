package org.ranvier.training.batch;

/**
 * Parts of one sample's signal inside and outside the simulated time.
 *
 * @param inside the number of its events or frames that lie inside
 * @param before the number that lie before the start
 * @param after the number that lie after the end
 * @param frames whether these are frames rather than events
 * @param firstMs the time of the first of all, NaN if there is none
 * @param firstInsideMs the time of the first of those inside, NaN if there is none
 * @param lengthMs the duration of the sample
 * @param lostMs the part of that duration that lies after the end
 * @param encoded whether its times come from the encoder, as those of pixels do, rather than from the data
 */
public record Extent(
        long inside,
        long before,
        long after,
        boolean frames,
        double firstMs,
        double firstInsideMs,
        double lengthMs,
        double lostMs,
        boolean encoded) {

    /** Whether something of the sample is left out. */
    public boolean cut() {
        return before + after > 0 || lostMs > 0;
    }
}
