package org.ranvier.plugins.backend.simd.code;

import org.ranvier.plugins.backend.simd.code.LaneCode.Drawn;
import org.ranvier.plugins.backend.simd.code.LaneCode.Place;
import org.ranvier.plugins.backend.simd.lanes.Lanes;
import org.ranvier.plugins.backend.simd.lanes.Signal;
import org.ranvier.support.code.Draws;

/** One code of a model, bound to the signals that it reads and writes. */
public final class CodeRun {

    /** The signal that each column stands for, and its offset from the present in ticks. */
    public interface Columns {
        Signal signal(Place place);

        int shift(Place place);
    }

    private final CompiledCode code;
    private final Signal[] signals;
    private final int[] shifts;
    private final int ticks;
    private final ThreadLocal<Frame> frames;

    public CodeRun(CompiledCode code, Columns columns, int ticks) {
        this.code = code;
        this.ticks = ticks;
        int count = code.columns.size();
        signals = new Signal[count];
        shifts = new int[count];
        for (int c = 0; c < count; c++) {
            Place place = code.columns.get(c);
            if (!(place instanceof Drawn)) {
                signals[c] = columns.signal(place);
                shifts[c] = columns.shift(place);
            }
        }
        frames = ThreadLocal.withInitial(this::frame);
    }

    /** The working storage of one thread. */
    private record Frame(float[][] arrays, int[] at, int[] steps, float[][] drawn, CompiledCode.Scratch scratch) {}

    private Frame frame() {
        int count = signals.length;
        float[][] drawn = new float[count][];
        for (int c = 0; c < count; c++) {
            drawn[c] = signals[c] == null ? new float[ticks * Lanes.GROUP] : null;
        }
        return new Frame(new float[count][], new int[count], new int[count], drawn, code.scratch());
    }

    /**
     * Runs some neurons of a group.
     *
     * @param tick the first tick to be run
     * @param count how many
     * @param direction 1, or −1 for backwards
     * @param uniforms coefficients, [neuron][uniform]
     */
    public void run(int group, int neuron, int end, int tick, int count, int direction, float[] uniforms, Draws draws) {
        Frame frame = frames.get();
        for (int c = 0; c < signals.length; c++) {
            frame.arrays[c] = signals[c] == null ? frame.drawn[c] : signals[c].groups[group];
            frame.steps[c] = direction * (signals[c] == null ? Lanes.GROUP : signals[c].tickStride);
        }
        int perNeuron = code.uniforms.size();
        for (int n = neuron; n < end; n++) {
            fill(frame, group, n, tick, count, direction, draws);
            for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
                for (int c = 0; c < signals.length; c++) {
                    int start = signals[c] == null ? start(count, direction) : signals[c].at(n, tick + shifts[c]);
                    frame.at[c] = start + lane;
                }
                code.run(frame.arrays, frame.at, frame.steps, uniforms, n * perNeuron, count, frame.scratch);
            }
        }
    }

    private static int start(int count, int direction) {
        return direction > 0 ? 0 : (count - 1) * Lanes.GROUP;
    }

    /** Draws for a neuron; its first tick in time comes first. */
    private void fill(Frame frame, int group, int neuron, int tick, int count, int direction, Draws draws) {
        int first = direction > 0 ? tick : tick - count + 1;
        for (int c = 0; c < signals.length; c++) {
            if (code.columns.get(c) instanceof Drawn(boolean normal, int stream)) {
                float[] column = frame.drawn[c];
                for (int t = 0; t < count; t++) {
                    for (int lane = 0; lane < Lanes.GROUP; lane++) {
                        column[t * Lanes.GROUP + lane] =
                                (float) draws.draw(normal, stream, first + t, group * Lanes.GROUP + lane, neuron);
                    }
                }
            }
        }
    }
}
