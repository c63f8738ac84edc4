package org.ranvier.plugins.backend.reference;

import org.ranvier.api.Philox;

/**
 * The position at which random numbers are drawn.
 *
 * @param seed the seed of the run
 * @param step the training step
 * @param sample the sample's place in the batch
 */
record Draws(long seed, int step, int sample) {

    static final Draws NONE = new Draws(0, 0, 0);

    double draw(boolean normal, int stream, int tick, int neuron) {
        long index = Philox.index(tick, sample, neuron);
        return normal ? Philox.normal(seed, stream, step, index) : Philox.uniform(seed, stream, step, index);
    }
}
