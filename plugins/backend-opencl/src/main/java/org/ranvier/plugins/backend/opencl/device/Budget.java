package org.ranvier.plugins.backend.opencl.device;

import java.util.function.IntFunction;
import org.ranvier.plugins.backend.opencl.cl.Device;

/**
 * The amount of the device's memory that batches may use.
 *
 * @param bytes the number of bytes in all
 * @param largest the number of bytes in one piece
 */
public record Budget(long bytes, long largest) {

    /** Drivers and other programs want some, too. */
    public static final double SHARE = 0.75;

    /** Kernels count numbers in one piece of memory by 32 bits. */
    private static final long ADDRESSABLE = 4L * Integer.MAX_VALUE;

    public static Budget of(Device device, double share) {
        return new Budget((long) (share * device.memory()), Math.min(ADDRESSABLE, device.largestBuffer()));
    }

    /**
     * The most groups of samples that fit, up to those wanted; 0 where not even one does.
     *
     * @param needs what so many groups need
     */
    public int groups(int wanted, IntFunction<Memory> needs) {
        int fits = 0;
        int tooMany = wanted + 1;
        int next = wanted;
        while (tooMany - fits > 1) {
            Memory needed = needs.apply(next);
            if (needed.bytes() <= bytes && needed.largest() <= largest) {
                fits = next;
            } else {
                tooMany = next;
            }
            next = (fits + tooMany) / 2;
        }
        return fits;
    }
}
