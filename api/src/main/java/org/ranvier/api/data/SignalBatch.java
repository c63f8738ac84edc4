package org.ranvier.api.data;

import org.ranvier.api.ApiStatus;
import org.ranvier.api.Ticks;

/**
 * Input of a network: several samples, as events or as dense frames.
 *
 * <p>An event at time t falls into tick ⌊t/dt + 10⁻⁹⌋; events of one tick and channel add up.
 */
@ApiStatus(value = ApiStatus.Status.STABLE, since = "0.1")
public sealed interface SignalBatch {

    /** {@return the number of samples} */
    int samples();

    /** {@return the number of channels} */
    int channels();

    /**
     * Events of all samples, ordered by sample, then time.
     *
     * @param samples the number of samples
     * @param channels the number of channels
     * @param first for each sample the index of its first event, with the total count at the end; length samples + 1
     * @param channel the channel of each event
     * @param timeMs the time of each event in ms
     * @param value the value of each event
     */
    record Events(int samples, int channels, int[] first, int[] channel, double[] timeMs, double[] value)
            implements SignalBatch {}

    /**
     * Dense frames.
     *
     * @param samples the number of samples
     * @param channels the number of channels
     * @param ticks the length of the longest sample
     * @param values [sample][tick][channel], row-major
     * @param length the number of valid ticks of each sample; later frames are 0
     */
    record Frames(int samples, int channels, int ticks, double[] values, int[] length) implements SignalBatch {}

    /**
     * {@return the tick into which a time falls}
     *
     * @param timeMs a time in ms from the start of the sample
     * @param dtMs the length of a tick in ms, above 0
     */
    static int tickOf(double timeMs, double dtMs) {
        return (int) Math.floor(Ticks.of(timeMs, dtMs));
    }
}
