package org.ranvier.hardware.nir.graph;

import java.util.Arrays;

/**
 * An array of a node.
 *
 * @param shape its extents; none for a single number
 * @param values row-major; not to be written to
 * @param whole whether it holds whole numbers, such as a shape
 */
public record Tensor(int[] shape, double[] values, boolean whole) {

    /** A list of numbers. */
    public static Tensor vector(double[] values) {
        return new Tensor(new int[] {values.length}, values, false);
    }

    /** Returns a vector of the given size, filled with one value. */
    public static Tensor filled(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return vector(values);
    }

    /** Rows of numbers. */
    public static Tensor matrix(int rows, int columns, double[] values) {
        return new Tensor(new int[] {rows, columns}, values, false);
    }

    /** Whole numbers, such as a shape. */
    public static Tensor whole(int... values) {
        return new Tensor(
                new int[] {values.length},
                Arrays.stream(values).asDoubleStream().toArray(),
                true);
    }

    /** The number of elements. */
    public int size() {
        return values.length;
    }

    /** Its elements, or so many times its only one. */
    public double[] spread(int size) {
        if (values.length == size) {
            return values.clone();
        }
        double[] all = new double[size];
        Arrays.fill(all, values[0]);
        return all;
    }
}
