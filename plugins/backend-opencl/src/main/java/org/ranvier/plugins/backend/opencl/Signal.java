package org.ranvier.plugins.backend.opencl;

import java.util.List;
import org.ranvier.plugins.backend.opencl.cl.Buffer;

/**
 * Numbers of all samples, neurons and ticks on the device: [group][row][tick][sample of the group].
 *
 * @param rows how many neurons or channels
 */
record Signal(Buffer buffer, int rows, Layout.Rows layout) {

    static Signal in(Memory memory, Dialect dialect, int groups, int rows, Layout.Rows layout) {
        long ticks = (long) groups * rows * layout.length() + Layout.SLACK;
        return new Signal(memory.numbers(ticks * dialect.group()), rows, layout);
    }

    /** How kernels are told of it: where it is, the length of a row, and where its first tick is. */
    List<Object> arguments() {
        return List.of(buffer, layout.length(), layout.before());
    }
}
