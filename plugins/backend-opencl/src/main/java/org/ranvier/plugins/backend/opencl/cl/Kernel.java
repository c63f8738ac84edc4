package org.ranvier.plugins.backend.opencl.cl;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A compiled kernel. Arguments are those of C in order: {@link Buffer}, {@link Integer}, {@link Float}, or
 * {@link Local}.
 */
public final class Kernel {

    /** The number of elements in a work-group, if the device supports groups of that size. */
    private static final int ELEMENTS = 64;

    private final Context context;
    private final String source;
    private final String options;
    private final String name;
    private final MemorySegment handle;
    /** The sizes of work-groups for which it was rehearsed. */
    private final Set<Integer> rehearsed = new HashSet<>();

    private final MemorySegment room = Arena.ofAuto().allocate(6 * JAVA_LONG.byteSize() + ADDRESS.byteSize(), 8);

    Kernel(Context context, String source, String options, String name, MemorySegment handle) {
        this.context = context;
        this.source = source;
        this.options = options;
        this.name = name;
        this.handle = handle;
    }

    /** Local memory for an argument, in bytes. */
    public record Local(long bytes) {}

    /**
     * Enqueues it; nothing is done where a range is empty. Programs share kernels, so arguments and launch are one
     * step.
     *
     * @param range how many work-items in each of three dimensions
     * @param group how many of the first dimension are a work-group, which must divide it
     */
    public synchronized void run(Range range, int group, Object... arguments) {
        if (range.x == 0 || range.y == 0 || range.z == 0) {
            return;
        }
        if (!rehearsed.contains(group)) {
            List<Request.Argument> kinds =
                    Arrays.stream(arguments).map(this::described).toList();
            context.rehearse(new Request(context.device().index(), source, options, name, group, kinds));
            rehearsed.add(group);
        }
        for (int n = 0; n < arguments.length; n++) {
            set(n, arguments[n]);
        }
        long[] sizes = {range.x, range.y, range.z, group, 1, 1};
        MemorySegment.copy(sizes, 0, room, JAVA_LONG, 0, sizes.length);
        context.enqueue(name, handle, room.asSlice(0, 24), room.asSlice(24, 24));
    }

    /**
     * Enqueues it for so many elements; the first argument of C is their number, and work-items beyond it are to do
     * nothing.
     */
    public void each(int elements, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = elements;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int group = (int) Math.min(ELEMENTS, context.device().largestGroup());
        long whole = (elements + group - 1L) / group * group;
        run(new Range(whole, 1, 1), group, all);
    }

    /** Three dimensions. */
    public record Range(long x, long y, long z) {}

    private Request.Argument described(Object argument) {
        return switch (argument) {
            case Buffer buffer -> new Request.Argument(Request.Kind.BUFFER, 4 * buffer.size());
            case Integer number -> new Request.Argument(Request.Kind.INTEGER, 4);
            case Float number -> new Request.Argument(Request.Kind.FLOAT, 4);
            case Local local -> new Request.Argument(Request.Kind.LOCAL, local.bytes());
            default -> throw new IllegalArgumentException("an argument of " + name + ": " + argument);
        };
    }

    private void set(int index, Object argument) {
        MemorySegment value = room.asSlice(48);
        long bytes = switch (argument) {
            case Buffer buffer -> {
                value.set(ADDRESS, 0, buffer.handle());
                yield ADDRESS.byteSize();
            }
            case Integer number -> {
                value.set(JAVA_INT, 0, number);
                yield 4;
            }
            case Float number -> {
                value.set(JAVA_FLOAT, 0, number);
                yield 4;
            }
            case Local local -> {
                value = MemorySegment.NULL;
                yield local.bytes();
            }
            default -> throw new IllegalArgumentException("argument " + index + " of " + name + ": " + argument);
        };
        context.set(name, handle, index, bytes, value);
    }
}
