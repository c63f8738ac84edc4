package org.ranvier.support;

import java.util.Arrays;

/** Arrays in the heap, in double precision. */
public final class DoubleArrays implements ArrayStorage<double[]> {

    /** Keeps nothing itself. */
    public DoubleArrays() {}

    @Override
    public double[] zeros(int size) {
        return new double[size];
    }

    @Override
    public double[] read(double[] array, int size) {
        return Arrays.copyOf(array, size);
    }

    @Override
    public void write(double[] array, double[] values) {
        System.arraycopy(values, 0, array, 0, values.length);
    }

    @Override
    public void clear(double[] array, int size) {
        Arrays.fill(array, 0, size, 0);
    }

    @Override
    public boolean within(double[] array, int size, double most) {
        for (int n = 0; n < size; n++) {
            if (!(Math.abs(array[n]) <= most)) {
                return false;
            }
        }
        return true;
    }
}
