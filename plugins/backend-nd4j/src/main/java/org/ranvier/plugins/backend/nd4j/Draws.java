package org.ranvier.plugins.backend.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.Philox;
import org.ranvier.api.backend.ScalarCode;

/**
 * The position at which random numbers are drawn. They are drawn on the host: those of ND4J are others.
 *
 * @param seed the seed of the run
 * @param step the training step
 */
record Draws(long seed, int step) {

    static final Draws NONE = new Draws(0, 0);

    /** Fills an array [sample][neuron] with the draws of a tick. */
    void fill(INDArray array, ScalarCode.Draw draw, int tick) {
        int samples = (int) array.size(0);
        int neurons = (int) array.size(1);
        double[] numbers = new double[samples * neurons];
        for (int n = 0; n < numbers.length; n++) {
            long index = Philox.index(tick, n / neurons, n % neurons);
            numbers[n] = draw.normal()
                    ? Philox.normal(seed, draw.stream(), step, index)
                    : Philox.uniform(seed, draw.stream(), step, index);
        }
        array.data().setData(numbers);
    }

    double uniform(int stream, int sample, int neuron) {
        return Philox.uniform(seed, stream, step, Philox.index(0, sample, neuron));
    }
}
