package org.ranvier.support;

import java.util.function.IntUnaryOperator;

/** Arrays in the heap, in single precision, which may be longer than their size, as whole vectors are. */
public class FloatArrays implements ArrayStorage<float[]> {

    private final IntUnaryOperator length;

    /**
     * Makes arrays of some length.
     *
     * @param length the length of an array for a number of elements
     */
    public FloatArrays(IntUnaryOperator length) {
        this.length = length;
    }

    @Override
    public float[] zeros(int size) {
        return new float[length.applyAsInt(size)];
    }

    @Override
    public double[] read(float[] array, int size) {
        double[] wide = new double[size];
        for (int n = 0; n < size; n++) {
            wide[n] = array[n];
        }
        return wide;
    }

    @Override
    public void write(float[] array, double[] values) {
        for (int n = 0; n < values.length; n++) {
            array[n] = (float) values[n];
        }
    }

    @Override
    public void clear(float[] array, int size) {
        java.util.Arrays.fill(array, 0);
    }
}
