package org.ranvier.support;

/**
 * Storage of a backend's arrays of numbers: in the heap or on a device, in single or double precision. Sizes are those
 * of the {@linkplain org.ranvier.api.plan.ParameterSpec specification}; an array may be longer than that.
 *
 * @param <A> the type of an array
 */
public interface ArrayStorage<A> {

    /** Returns a new array of zeros. */
    A zeros(int size);

    /** Returns a copy of the numbers. */
    double[] read(A array, int size);

    /** Replaces the numbers; the number of values is the size that the array was created with. */
    void write(A array, double[] values);

    /** Sets all numbers to 0. */
    void clear(A array, int size);

    /** Returns whether all numbers are at most {@code most} in magnitude; NaN is not. */
    default boolean within(A array, int size, double most) {
        for (double number : read(array, size)) {
            if (!(Math.abs(number) <= most)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns an array for other synapses and releases the old one.
     *
     * @param size of the old array
     * @param keptFrom for each new synapse the old one whose number it keeps, or −1 for 0
     */
    default A moved(A old, int size, int[] keptFrom) {
        double[] before = read(old, size);
        double[] after = new double[keptFrom.length];
        for (int s = 0; s < after.length; s++) {
            after[s] = keptFrom[s] < 0 ? 0 : before[keptFrom[s]];
        }
        release(old);
        A array = zeros(after.length);
        write(array, after);
        return array;
    }

    /** Gives the array's memory back; does nothing by default. */
    default void release(A array) {}
}
