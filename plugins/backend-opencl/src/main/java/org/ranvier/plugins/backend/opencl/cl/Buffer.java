package org.ranvier.plugins.backend.opencl.cl;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Memory of a device, in numbers of 4 bytes; 0 at first. */
public final class Buffer implements AutoCloseable {

    private final Context context;
    private final long size;
    private final MemorySegment handle;
    private boolean closed;

    Buffer(Context context, long size, MemorySegment handle) {
        this.context = context;
        this.size = size;
        this.handle = handle;
    }

    MemorySegment handle() {
        return handle;
    }

    /** Returns the number of elements. */
    public long size() {
        return size;
    }

    /** Reads the first numbers, after all that was enqueued before. */
    public float[] floats(int count) {
        float[] values = new float[count];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment host = arena.allocate(JAVA_FLOAT, Math.max(1, count));
            context.read(handle, host, 4L * count);
            MemorySegment.copy(host, JAVA_FLOAT, 0, values, 0, count);
        }
        return values;
    }

    /** Reads the first numbers, after all that was enqueued before. */
    public int[] ints(int count) {
        int[] values = new int[count];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment host = arena.allocate(JAVA_INT, Math.max(1, count));
            context.read(handle, host, 4L * count);
            MemorySegment.copy(host, JAVA_INT, 0, values, 0, count);
        }
        return values;
    }

    /** Reads the first numbers of 8 bytes, each of two places, after all that was enqueued before. */
    public double[] doubles(int count) {
        double[] values = new double[count];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment host = arena.allocate(JAVA_DOUBLE, Math.max(1, count));
            context.read(handle, host, 8L * count);
            MemorySegment.copy(host, JAVA_DOUBLE, 0, values, 0, count);
        }
        return values;
    }

    /** Writes the first numbers. */
    public void write(float[] values, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment host = arena.allocate(JAVA_FLOAT, Math.max(1, count));
            MemorySegment.copy(values, 0, host, JAVA_FLOAT, 0, count);
            context.write(handle, host, 4L * count);
        }
    }

    /** Writes the first numbers. */
    public void write(int[] values, int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment host = arena.allocate(JAVA_INT, Math.max(1, count));
            MemorySegment.copy(values, 0, host, JAVA_INT, 0, count);
            context.write(handle, host, 4L * count);
        }
    }

    /** Sets all to 0. */
    public void clear() {
        context.clear(handle, 4L * size);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            context.release(handle);
        }
    }
}
