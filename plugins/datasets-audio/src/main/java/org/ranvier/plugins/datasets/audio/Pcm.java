package org.ranvier.plugins.datasets.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Encoding of a sample in a WAV file. Integers are fractions of full scale. */
enum Pcm {
    /** With an offset, the only unsigned one. */
    U8(1, false) {
        @Override
        double next(ByteBuffer in) {
            return (Byte.toUnsignedInt(in.get()) - 128) / 128.0;
        }
    },
    S16(2, false) {
        @Override
        double next(ByteBuffer in) {
            return in.getShort() / 32768.0;
        }
    },
    S24(3, false) {
        @Override
        double next(ByteBuffer in) {
            boolean little = in.order() == ByteOrder.LITTLE_ENDIAN;
            int first = Byte.toUnsignedInt(in.get());
            int middle = Byte.toUnsignedInt(in.get());
            int last = Byte.toUnsignedInt(in.get());
            // At the upper end of 32 bits, which takes care of the sign.
            int shifted = (little ? last : first) << 24 | middle << 16 | (little ? first : last) << 8;
            return shifted / 0x1p31;
        }
    },
    S32(4, false) {
        @Override
        double next(ByteBuffer in) {
            return in.getInt() / 0x1p31;
        }
    },
    F32(4, true) {
        @Override
        double next(ByteBuffer in) {
            return in.getFloat();
        }
    },
    F64(8, true) {
        @Override
        double next(ByteBuffer in) {
            return in.getDouble();
        }
    };

    private final int bytes;
    private final boolean floating;

    Pcm(int bytes, boolean floating) {
        this.bytes = bytes;
        this.floating = floating;
    }

    /** Returns the encoding with the given number of bytes; null if there is none. */
    static Pcm of(int bytes, boolean floating) {
        for (Pcm pcm : values()) {
            if (pcm.bytes == bytes && pcm.floating == floating) {
                return pcm;
            }
        }
        return null;
    }

    int bytes() {
        return bytes;
    }

    /** The next sample. */
    abstract double next(ByteBuffer in);
}
