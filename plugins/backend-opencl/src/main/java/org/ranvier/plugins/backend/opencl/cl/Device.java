package org.ranvier.plugins.backend.opencl.cl;

import java.lang.foreign.MemorySegment;

/**
 * A device, and what its driver says about it.
 *
 * @param index its number among all devices of all platforms
 * @param platform the name of its platform
 * @param name its own name
 * @param version the version of OpenCL and of the driver
 * @param gpu whether it is a GPU
 * @param memory its memory in bytes
 * @param largestBuffer the largest buffer in bytes
 * @param vector how many floats it likes to have in a vector: 1 on GPUs
 * @param largestGroup the most work-items in a work-group
 * @param doubles whether it has double precision
 * @param usable whether it is available, with a compiler and in the byte order of this machine
 */
public record Device(
        MemorySegment platformId,
        MemorySegment id,
        int index,
        String platform,
        String name,
        String version,
        boolean gpu,
        long memory,
        long largestBuffer,
        int vector,
        long largestGroup,
        boolean doubles,
        boolean usable) {

    private static final long MEGABYTE = 1L << 20;

    /** For people. */
    public String described() {
        return name.strip() + ", " + platform.strip() + ", " + memory / MEGABYTE + " MB"
                + (doubles ? "" : ", without double precision");
    }
}
