package org.ranvier.plugins.backend.opencl.device;

import java.util.ArrayList;
import java.util.List;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Context;

/** Hands out memory of the device and takes it back all at once; or only counts what would be handed out. */
public final class Memory implements AutoCloseable {

    private static final int BYTES = 4;

    /** Null where memory is only counted. */
    private final Context context;

    private final List<Buffer> buffers = new ArrayList<>();
    private long bytes;
    private long largest;

    private Memory(Context context) {
        this.context = context;
    }

    public static Memory of(Context context) {
        return new Memory(context);
    }

    public static Memory counting() {
        return new Memory(null);
    }

    /** Room for so many numbers, all 0; null where memory is only counted. */
    public Buffer numbers(long count) {
        bytes += BYTES * count;
        largest = Math.max(largest, BYTES * count);
        if (context == null) {
            return null;
        }
        Buffer buffer = context.buffer(count);
        buffers.add(buffer);
        return buffer;
    }

    /** Returns the total number of bytes requested. */
    public long bytes() {
        return bytes;
    }

    /** The largest piece that was asked for. */
    long largest() {
        return largest;
    }

    @Override
    public void close() {
        buffers.forEach(Buffer::close);
        buffers.clear();
    }
}
