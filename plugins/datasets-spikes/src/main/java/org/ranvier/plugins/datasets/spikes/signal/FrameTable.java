package org.ranvier.plugins.datasets.spikes.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ranvier.plugins.datasets.spikes.csv.CsvTable;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/** The frames of a sample while a table is read: for each channel its values, their times, and the classes. */
final class FrameTable {

    private final List<Numbers> values = new ArrayList<>();
    private final Numbers times = new Numbers();
    private final List<String> labels = new ArrayList<>();

    /** A list of numbers that grows. */
    private static final class Numbers {

        private double[] numbers = new double[16];
        private int size;

        void add(double number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }
    }

    /** Adds a whole frame. */
    void frame(double[] frame, double time, String label, CsvTable.Row row) {
        for (int c = 0; c < frame.length; c++) {
            value(c, time, frame[c], label, row);
        }
    }

    /** Adds the next value of a channel. Of the channels that have this frame, all have it at the same time. */
    void value(int channel, double time, double value, String label, CsvTable.Row row) {
        while (values.size() <= channel) {
            values.add(new Numbers());
        }
        int frame = values.get(channel).size;
        values.get(channel).add(value);
        if (frame == times.size) {
            if (frame > 0 && !(time > times.numbers[frame - 1]) && !Double.isNaN(time)) {
                throw row.wrong("the time " + time + " does not come after " + times.numbers[frame - 1]
                        + ", the time of the frame before");
            }
            times.add(time);
            labels.add(label);
        } else if (times.numbers[frame] != time && !Double.isNaN(time)) {
            throw row.wrong("frame " + frame + " has the time " + time + " here, and " + times.numbers[frame]
                    + " in another channel");
        }
    }

    /** Returns the number of frames, which every channel must have. */
    int complete(Request request, int sample, List<String> channels) {
        for (int c = 0; c < channels.size(); c++) {
            int has = c < values.size() ? values.get(c).size : 0;
            if (has != times.size) {
                throw request.damaged(
                        "sample " + sample,
                        "channel " + channels.get(c) + " has " + has + " values, another one " + times.size);
            }
        }
        return times.size;
    }

    /** The times of the frames, in the unit of the file. */
    double[] times() {
        return Arrays.copyOf(times.numbers, times.size);
    }

    List<String> labels() {
        return labels;
    }

    /** Copies the values as [frame][channel], channels in the given order. */
    void copy(int[] order, double[] into, int at) {
        for (int c = 0; c < order.length; c++) {
            for (int frame = 0; frame < times.size; frame++) {
                into[at + frame * order.length + c] = values.get(order[c]).numbers[frame];
            }
        }
    }
}
