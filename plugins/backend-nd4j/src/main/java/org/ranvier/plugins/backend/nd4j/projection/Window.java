package org.ranvier.plugins.backend.nd4j.projection;

import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.ranvier.plugins.backend.nd4j.arrays.Extent;
import org.ranvier.plugins.backend.nd4j.arrays.Memory;

/**
 * A signal in which several ticks of a row lie beside each other, [row][before + ticks + after][neuron]: a stretch of
 * ticks of all rows is one matrix, and the sum over delays and sources one product. Before and after there is silence.
 */
public final class Window {

    private final INDArray all;
    private final Extent extent;
    private final int before;
    private final int width;
    private final long rowLength;
    private final Map<Span, INDArray> views = new HashMap<>();

    private record Span(int from, int ticks) {}

    public Window(Extent extent, int before, int after, int width, Memory memory) {
        this.extent = extent;
        this.before = before;
        this.width = width;
        this.rowLength = (long) (before + extent.ticks() + after) * width;
        this.all = memory.zeros(DataType.FLOAT, extent.rows(), before + extent.ticks() + after, width);
    }

    /** Returns a window on the same signal with at least the given number of silent ticks before it. */
    public Window withSilence(int ticks, Memory memory) {
        if (ticks <= before) {
            return this;
        }
        Window longer = new Window(extent, ticks, 0, width, memory);
        for (int t = 0; t < extent.ticks(); t++) {
            longer.at(t).assign(at(t));
        }
        return longer;
    }

    /** Replaces everything, [row][before + ticks + after][neuron]; for signals known beforehand. */
    public void fill(float[] values) {
        all.data().setData(values);
    }

    public int indexOf(int row, int tick, int neuron) {
        return Math.toIntExact(row * rowLength + (long) (before + tick) * width + neuron);
    }

    public int size() {
        return Math.toIntExact(all.length());
    }

    /** [row][neuron] at a tick. */
    public INDArray at(int tick) {
        return span(tick, 1);
    }

    /**
     * [row][ticks · neurons] of some ticks, the first one first. Views are kept, because making one takes ten times as
     * long as using it.
     */
    INDArray span(int from, int ticks) {
        return views.computeIfAbsent(
                new Span(from, ticks),
                span -> Nd4j.create(
                        all.data(),
                        new long[] {all.size(0), (long) ticks * width},
                        new long[] {rowLength, 1},
                        (long) (before + from) * width,
                        'c'));
    }
}
