package org.ranvier.support.code;

import org.ranvier.api.Philox;

/**
 * The random numbers of one run of a batch. A number depends on the arguments alone, so that results are the same for
 * any order of computation.
 *
 * @param seed the seed of the run
 * @param step the training step
 * @param firstTick the tick of the sample that is called 0
 */
public record Draws(long seed, int step, int firstTick) {

    /** For code that draws nothing. */
    public static final Draws NONE = new Draws(0, 0);

    /** Returns the random numbers of a run whose ticks are counted from that of the sample. */
    public Draws(long seed, int step) {
        this(seed, step, 0);
    }

    /**
     * Returns the same random numbers for whoever counts ticks from another one.
     *
     * @param tick the tick of the sample that is called 0; below 0 where counting begins before the sample
     */
    public Draws countedFrom(int tick) {
        return new Draws(seed, step, tick);
    }

    /**
     * Returns the number of one element.
     *
     * @param normal whether it is from the standard normal distribution rather than uniform on [0, 1)
     * @param stream the stream of {@link Philox}
     * @param sample the sample's place in the batch
     */
    public double draw(boolean normal, int stream, int tick, int sample, int neuron) {
        long index = Philox.index(firstTick + tick, sample, neuron);
        return normal ? Philox.normal(seed, stream, step, index) : Philox.uniform(seed, stream, step, index);
    }

    /** Returns the uniform number of one element. */
    public double uniform(int stream, int tick, int sample, int neuron) {
        return draw(false, stream, tick, sample, neuron);
    }
}
