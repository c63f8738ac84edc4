package org.ranvier.data;

import java.nio.ByteBuffer;

/** Storage format of array elements; the names are those of safetensors. */
public enum ElementType {
    /** IEEE 754 binary64. */
    F64(8, "<f8") {
        @Override
        double get(ByteBuffer in) {
            return in.getDouble();
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putDouble(value);
        }
    },
    /** IEEE 754 binary32; writing rounds to the nearest. */
    F32(4, "<f4") {
        @Override
        double get(ByteBuffer in) {
            return in.getFloat();
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putFloat((float) value);
        }
    },
    /** IEEE 754 binary16; writing rounds to the nearest float, then to the nearest half. */
    F16(2, "<f2") {
        @Override
        double get(ByteBuffer in) {
            return Float.float16ToFloat(in.getShort());
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putShort(Float.floatToFloat16((float) value));
        }
    },
    /** Signed, 64 bits; numbers beyond 2⁵³ lose their last digits as doubles. */
    I64(8, "<i8") {
        @Override
        double get(ByteBuffer in) {
            return in.getLong();
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putLong(whole(value, -0x1p63, 0x1p63 - 1024));
        }
    },
    /** Signed, 32 bits. */
    I32(4, "<i4") {
        @Override
        double get(ByteBuffer in) {
            return in.getInt();
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putInt((int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
    },
    /** Signed, 16 bits. */
    I16(2, "<i2") {
        @Override
        double get(ByteBuffer in) {
            return in.getShort();
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putShort((short) whole(value, Short.MIN_VALUE, Short.MAX_VALUE));
        }
    },
    /** Signed, 8 bits. */
    I8(1, "|i1") {
        @Override
        double get(ByteBuffer in) {
            return in.get();
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.put((byte) whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE));
        }
    },
    /** Unsigned, 64 bits; numbers beyond 2⁵³ lose their last digits as doubles. */
    U64(8, "<u8") {
        @Override
        double get(ByteBuffer in) {
            long x = in.getLong();
            return x >= 0 ? x : 2 * (double) (x >>> 1 | x & 1);
        }

        @Override
        void put(ByteBuffer out, double value) {
            requireWhole(value, 0, 0x1p64 - 2048);
            out.putLong(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) ^ Long.MIN_VALUE);
        }
    },
    /** Unsigned, 32 bits. */
    U32(4, "<u4") {
        @Override
        double get(ByteBuffer in) {
            return Integer.toUnsignedLong(in.getInt());
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putInt((int) whole(value, 0, 0xFFFF_FFFFL));
        }
    },
    /** Unsigned, 16 bits. */
    U16(2, "<u2") {
        @Override
        double get(ByteBuffer in) {
            return Short.toUnsignedInt(in.getShort());
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.putShort((short) whole(value, 0, 0xFFFF));
        }
    },
    /** Unsigned, 8 bits. */
    U8(1, "|u1") {
        @Override
        double get(ByteBuffer in) {
            return in.get() & 0xFF;
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.put((byte) whole(value, 0, 255));
        }
    },
    /** True or false, as 1 or 0. */
    BOOL(1, "|b1") {
        @Override
        double get(ByteBuffer in) {
            return in.get() == 0 ? 0 : 1;
        }

        @Override
        void put(ByteBuffer out, double value) {
            out.put((byte) whole(value, 0, 1));
        }
    };

    private final int bytes;
    private final String npy;

    ElementType(int bytes, String npy) {
        this.bytes = bytes;
        this.npy = npy;
    }

    /** The size of an element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** The type's description in an npy header. */
    String npy() {
        return npy;
    }

    abstract double get(ByteBuffer in);

    /**
     * Stores one number.
     *
     * @throws IllegalArgumentException when this type has only whole numbers of a range and the value is not one
     */
    abstract void put(ByteBuffer out, double value);

    long whole(double value, double min, double max) {
        requireWhole(value, min, max);
        return (long) value;
    }

    void requireWhole(double value, double min, double max) {
        if (!(value >= min && value <= max) || value != Math.rint(value)) {
            throw new IllegalArgumentException(value + " cannot be stored as " + this);
        }
    }
}
