package org.ranvier.training.signal;

import java.util.Arrays;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/**
 * From frames at a sampling rate to ticks. Frame n is at n / hertz, tick t lasts from t·dt to (t + 1)·dt. Where ticks
 * are longer than frames, a tick has the mean of the frames that begin in it; where they are shorter, the value at its
 * start, on a line between the frames around it, and after the last frame that frame's.
 *
 * @param hertz the sampling rate
 * @param dtMs the length of a tick
 */
record Resampling(double hertz, double dtMs) {

    /** Where a tick begins with a frame but for rounding, it begins with the frame. */
    private static final double NEARLY = 1e-9;

    /** The frames of ticks, as many as the signal lasts. */
    Sample.Frames frames(Sample.Signal signal) {
        int width = signal.channels();
        // The last tick is one that a frame begins in, or where ticks are shorter, the last within the last frame.
        int ticks = perTick() > 1
                ? 1 + (int) Math.floor((signal.frames() - 1) / perTick() + NEARLY)
                : (int) Math.ceil(signal.frames() / perTick() - NEARLY * signal.frames());
        double[] values = new double[Math.multiplyExact(ticks, width)];
        for (int tick = 0; tick < ticks; tick++) {
            if (perTick() > 1) {
                mean(signal, tick, values);
            } else {
                onLine(signal, tick * perTick(), tick * width, values);
            }
        }
        return new Sample.Frames(ticks, width, values);
    }

    /** The classes of ticks: of the frame at or before a tick's start, and none after the last frame's end. */
    int[] labels(int[] perFrame, int ticks) {
        int[] labels = new int[ticks];
        Arrays.setAll(labels, tick -> {
            int frame = (int) Math.floor(tick * perTick() + NEARLY * ticks);
            return frame < perFrame.length ? perFrame[frame] : Target.ClassPerTick.UNLABELLED;
        });
        return labels;
    }

    /** Frames per tick. */
    private double perTick() {
        return dtMs * hertz / 1000;
    }

    private void mean(Sample.Signal signal, int tick, double[] values) {
        int width = signal.channels();
        int from = Math.min(signal.frames() - 1, first(tick, signal.frames()));
        int to = Math.max(from + 1, first(tick + 1, signal.frames()));
        for (int frame = from; frame < to; frame++) {
            for (int c = 0; c < width; c++) {
                values[tick * width + c] += signal.values()[frame * width + c] / (to - from);
            }
        }
    }

    /** The first frame that does not begin before a tick. */
    private int first(int tick, int frames) {
        return (int) Math.min(frames, (long) Math.ceil(tick * perTick() - NEARLY * frames));
    }

    private static void onLine(Sample.Signal signal, double at, int into, double[] values) {
        int width = signal.channels();
        int before = Math.min(signal.frames() - 1, (int) Math.floor(at + NEARLY));
        int after = Math.min(signal.frames() - 1, before + 1);
        double share = Math.max(0, Math.min(1, at - before));
        for (int c = 0; c < width; c++) {
            double x = signal.values()[before * width + c];
            values[into + c] = share == 0 ? x : x + share * (signal.values()[after * width + c] - x);
        }
    }
}
