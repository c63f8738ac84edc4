package org.ranvier.plugins.backend.simd.lanes;

import org.ranvier.api.Philox;

/**
 * The position at which random numbers are drawn.
 *
 * @param seed the seed of the run
 * @param step the training step
 */
public record Draws(long seed, int step) {

    public double draw(boolean normal, int stream, int tick, int sample, int neuron) {
        long index = Philox.index(tick, sample, neuron);
        return normal ? Philox.normal(seed, stream, step, index) : Philox.uniform(seed, stream, step, index);
    }
}
