package org.ranvier.data;

import java.util.Arrays;
import java.util.List;

/**
 * An array of numbers with its shape, as read from a file or to be written to one.
 *
 * <p>The numbers are doubles whatever their type on disk, which is exact for all types but 64-bit integers beyond 2⁵³.
 * The values are not copied.
 *
 * @param type how the numbers are stored on disk
 * @param shape the extents, empty for a single number
 * @param values row-major, the last extent contiguous; as many as the product of the extents
 */
public record NdArray(ElementType type, List<Integer> shape, double[] values) {

    public NdArray {
        shape = List.copyOf(shape);
        if (count(shape) != values.length) {
            throw new IllegalArgumentException("an array of shape " + shape + " has not " + values.length + " values");
        }
    }

    /** An array of 64-bit floating-point numbers. */
    public static NdArray of(double[] values, Integer... shape) {
        return new NdArray(ElementType.F64, List.of(shape), values);
    }

    /**
     * An array of 32-bit floating-point numbers where each number is one, to the bit; else of 64-bit ones. So nothing
     * is lost, and what was computed in single precision takes half the room.
     */
    public static NdArray inFewestBits(double[] values, Integer... shape) {
        boolean single = true;
        for (double value : values) {
            single &= Double.doubleToRawLongBits((float) value) == Double.doubleToRawLongBits(value);
        }
        return new NdArray(single ? ElementType.F32 : ElementType.F64, List.of(shape), values);
    }

    /** An array of 32-bit floating-point numbers. */
    public static NdArray of(float[] values, Integer... shape) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return new NdArray(ElementType.F32, List.of(shape), doubles);
    }

    /** An array of 32-bit integers. */
    public static NdArray of(int[] values, Integer... shape) {
        return new NdArray(
                ElementType.I32,
                List.of(shape),
                Arrays.stream(values).asDoubleStream().toArray());
    }

    /** Returns the number of bytes that the values take on disk. */
    public long bytes() {
        return (long) values.length * type.bytes();
    }

    /** The values rounded to 32-bit floating-point numbers. */
    public float[] toFloats() {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /**
     * The values as 32-bit integers.
     *
     * @throws ArithmeticException for a value that is none
     */
    public int[] toInts() {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) values[i];
            if (ints[i] != values[i]) {
                throw new ArithmeticException("element " + i + " is " + values[i] + ", not a 32-bit integer");
            }
        }
        return ints;
    }

    /** Equal in type, shape and values, where NaN equals itself and 0 differs from −0. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NdArray(ElementType t, List<Integer> s, double[] v)
                && t == type
                && s.equals(shape)
                && Arrays.equals(v, values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * type.hashCode() + shape.hashCode()) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return type + shape.toString();
    }

    /** The product of extents, or −1 where an extent is negative or the product exceeds what an array can hold. */
    static long count(List<Integer> shape) {
        long count = 1;
        for (int extent : shape) {
            if (extent < 0) {
                return -1;
            }
            count = Math.min(count * extent, Integer.MAX_VALUE + 1L);
        }
        return count > Integer.MAX_VALUE - 8 ? -1 : count;
    }
}
