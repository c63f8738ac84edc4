package org.ranvier.plugins.backend.opencl.run;

import java.util.List;
import java.util.Map;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Memory;
import org.ranvier.plugins.backend.opencl.plan.Layout;

/**
 * Numbers of all samples, neurons and ticks on the device: [group][row][tick][sample of the group]; or spikes,
 * [group][row][tick] of words with a bit for each sample of the group.
 *
 * @param rows how many neurons or channels
 */
record Signal(Buffer buffer, int rows, Layout.Rows layout) {

    static Signal in(Memory memory, Dialect dialect, int groups, int rows, Layout.Rows layout) {
        long ticks = (long) groups * rows * layout.length() + Layout.SLACK;
        return new Signal(memory.numbers(layout.spikes() ? ticks : ticks * dialect.group()), rows, layout);
    }

    /** What a kernel that reads it has to be compiled with. */
    Map<String, Integer> definitions() {
        return Map.of("SPIKES", layout.spikes() ? 1 : 0);
    }

    /** How kernels are told of it: where it is, the length of a row, and where its first tick is. */
    List<Object> arguments() {
        return List.of(buffer, layout.length(), layout.before());
    }
}
