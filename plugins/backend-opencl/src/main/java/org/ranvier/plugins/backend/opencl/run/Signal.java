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

    /** Returns the definitions with which a kernel that reads this signal must be compiled. */
    Map<String, Integer> definitions() {
        return Map.of("SPIKES", layout.spikes() ? 1 : 0);
    }

    /**
     * Returns the kernel arguments that describe this signal: its buffer, the length of a row, and the position of the
     * first tick in it.
     */
    List<Object> arguments() {
        return List.of(buffer, layout.length(), layout.before());
    }
}
