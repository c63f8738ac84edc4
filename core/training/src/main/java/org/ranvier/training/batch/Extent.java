package org.ranvier.training.batch;

/**
 * What the signal of one sample holds within and without the time that is simulated.
 *
 * @param inside how many of its events or frames lie within
 * @param before how many lie before the start
 * @param after how many lie after the end
 * @param frames whether these are frames rather than events
 * @param firstMs when the first of all comes, NaN where there is none
 * @param firstInsideMs when the first of those within comes, NaN where there is none
 * @param lengthMs how long the sample lasts
 * @param lostMs how much of that lies after the end
 * @param encoded whether its times are the encoder's making, as those of pixels are, rather than the data's
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
