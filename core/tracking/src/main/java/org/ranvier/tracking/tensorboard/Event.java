package org.ranvier.tracking.tensorboard;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/**
 * TensorBoard's messages, of which this program writes few: {@code Event}, {@code Summary} and {@code HistogramProto}.
 *
 * @see <a href="https://github.com/tensorflow/tensorboard/tree/master/tensorboard/compat/proto">The messages</a>
 */
final class Event {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;

    private static final int START = 1;

    private Event() {}

    /** Makes the first event of a file. */
    static byte[] version(Instant at) {
        return at(at).text(FILE_VERSION, "brain.Event:2").toBytes();
    }

    /** Makes the event that takes back what earlier files say of a step and those after it. */
    static byte[] restart(Instant at, long step) {
        return at(at).whole(STEP, step)
                .message(SESSION_LOG, new Wire().whole(1, START))
                .toBytes();
    }

    /** Makes the event of an epoch. */
    static byte[] summary(Instant at, long step, Wire summary) {
        return at(at).whole(STEP, step).message(SUMMARY, summary).toBytes();
    }

    private static Wire at(Instant at) {
        return new Wire().number(WALL_TIME, at.getEpochSecond() + at.getNano() / 1e9);
    }

    /** Returns the step of an event that has a summary, and 0 of another. */
    static long stepOfSummary(byte[] event) {
        long step = 0;
        boolean summary = false;
        ByteBuffer in = ByteBuffer.wrap(event).order(ByteOrder.LITTLE_ENDIAN);
        try {
            while (in.hasRemaining()) {
                long tag = varint(in);
                int field = (int) (tag >>> 3);
                summary |= field == SUMMARY;
                switch ((int) (tag & 7)) {
                    case Wire.VARINT -> {
                        long value = varint(in);
                        step = field == STEP ? value : step;
                    }
                    case Wire.FIXED64 -> in.getLong();
                    case Wire.FIXED32 -> in.getInt();
                    case Wire.BYTES -> {
                        int length = (int) varint(in);
                        in.position(in.position() + length);
                    }
                    default -> throw new IllegalArgumentException("type " + (tag & 7));
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // Not a message of this program, which nothing is to be taken back of.
            return 0;
        }
        return summary ? step : 0;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
