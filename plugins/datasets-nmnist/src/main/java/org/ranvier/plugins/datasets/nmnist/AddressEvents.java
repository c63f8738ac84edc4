package org.ranvier.plugins.datasets.nmnist;

import java.util.Arrays;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;

/**
 * The published format: five bytes an event, x, y, and 24 bits, high byte first, of which the highest is the polarity
 * and the others are the time in microseconds. An event with y = 240 is none, but puts all later times off by 2¹³ µs.
 */
final class AddressEvents {

    private static final int SIDE = 34;
    private static final int BYTES = 5;
    private static final int LATER = 240;
    private static final int LATER_BY = 1 << 13;

    /** Returns the number of channels. */
    static final int CHANNELS = 2 * SIDE * SIDE;

    private AddressEvents() {}

    /**
     * The events in a file.
     *
     * @param where the file, for messages
     */
    static Sample.Events read(byte[] file, String where) {
        if (file.length % BYTES != 0) {
            throw damaged(where, "it has " + file.length + " bytes, but events have " + BYTES + " each");
        }
        int[] channel = new int[file.length / BYTES];
        double[] timeMs = new double[channel.length];
        int count = 0;
        int offset = 0;
        for (int i = 0; i < channel.length; i++) {
            int x = unsigned(file, BYTES * i);
            int y = unsigned(file, BYTES * i + 1);
            if (y == LATER) {
                offset += LATER_BY;
                continue;
            }
            if (x >= SIDE || y >= SIDE) {
                throw damaged(
                        where + ", event " + i, "it is at (" + x + ", " + y + "), but both go from 0 to " + (SIDE - 1));
            }
            int rest = unsigned(file, BYTES * i + 2) << 16
                    | unsigned(file, BYTES * i + 3) << 8
                    | unsigned(file, BYTES * i + 4);
            channel[count] = ((rest >> 23) * SIDE + y) * SIDE + x;
            // Divided, not multiplied by 0.001: whole microseconds then are the nearest doubles of their milliseconds.
            timeMs[count] = ((rest & 0x7F_FFFF) + offset) / 1000.0;
            count++;
        }
        return new Sample.Events(CHANNELS, Arrays.copyOf(channel, count), Arrays.copyOf(timeMs, count), null);
    }

    private static int unsigned(byte[] file, int at) {
        return Byte.toUnsignedInt(file[at]);
    }

    private static RanvierException damaged(String where, String message) {
        return new RanvierException(Problem.data(where, message, "replace it by the file that was published"));
    }
}
