package org.ranvier.plugins.backend.nd4j.arrays;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A quantity of all rows and neurons over time, [time][row][neuron]; of the past only what is asked to be kept. */
public final class Series {

    private static final int NEWEST = 2;

    private final INDArray all;
    private final INDArray[] slices;

    /**
     * Zeros.
     *
     * @param length how many points in time
     * @param keep whether all of them are kept, rather than the newest two
     */
    public Series(int length, boolean keep, Memory memory, int rows, int width) {
        int kept = keep ? length : Math.min(NEWEST, length);
        all = memory.zeros(DataType.FLOAT, kept, rows, width);
        slices = new INDArray[kept];
        for (int n = 0; n < kept; n++) {
            slices[n] = all.slice(n);
        }
    }

    /** [row][neuron] at one time. */
    public INDArray at(int time) {
        return slices[time % slices.length];
    }

    /** All times and rows below each other, [time · rows][neuron]; where all is kept. */
    public INDArray flat() {
        return all.reshape(all.size(0) * all.size(1), all.size(2));
    }
}
