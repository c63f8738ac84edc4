package org.ranvier.plugins.datasets.audio;

import java.util.Optional;

/**
 * The header of a frame of a FLAC file, whose checksum is right.
 *
 * <p>Source: RFC 9639, section 9.1.
 *
 * @param begin the offset of its first byte
 * @param samples of each channel
 * @param bits of a sample; 0 where the file says
 * @param hertz the sample rate; 0 where the file says
 */
record FlacFrame(int begin, int samples, int bits, int hertz, int channels) {

    private static final int[] BITS = {0, 8, 12, -1, 16, 20, 24, 32};
    private static final int[] HERTZ = {
        0, 88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
    };
    private static final int LEAST = 6;

    /** The header at an offset, if there is one. */
    static Optional<FlacFrame> at(byte[] file, int at) {
        if (at + LEAST > file.length || (file[at] & 0xFF) != 0xFF || (file[at + 1] & 0xFE) != 0xF8) {
            return Optional.empty();
        }
        int size = (file[at + 2] & 0xFF) >>> 4;
        int rate = file[at + 2] & 0xF;
        int channels = (file[at + 3] & 0xFF) >>> 4;
        int bits = BITS[file[at + 3] >>> 1 & 7];
        int number = bytesOfNumber(file[at + 4] & 0xFF);
        if (size == 0 || rate == 0xF || channels > 10 || bits < 0 || (file[at + 3] & 1) != 0 || number == 0) {
            return Optional.empty();
        }
        int own = at + 4 + number;
        int sizeBytes = size == 6 ? 1 : size == 7 ? 2 : 0;
        int rateBytes = rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
        int end = own + sizeBytes + rateBytes;
        if (end >= file.length || crc8(file, at, end) != (file[end] & 0xFF)) {
            return Optional.empty();
        }
        return Optional.of(new FlacFrame(
                at,
                samples(file, size, own),
                bits,
                hertz(file, rate, own + sizeBytes),
                channels < 8 ? channels + 1 : 2));
    }

    /**
     * The offset after the frame: the first at which another begins or the file ends and the checksum is right; −1
     * where there is none.
     */
    int end(byte[] file) {
        int crc = 0;
        for (int at = begin; at < file.length; at++) {
            // The last two bytes are the checksum of what is before them, so that it is 0 after them.
            if (crc == 0 && at > begin + LEAST && at(file, at).isPresent()) {
                return at;
            }
            crc = crc16(crc, file[at]);
        }
        return crc == 0 ? file.length : -1;
    }

    private static int hertz(byte[] file, int rate, int own) {
        return switch (rate) {
            case 12 -> (file[own] & 0xFF) * 1000;
            case 13 -> (file[own] & 0xFF) << 8 | file[own + 1] & 0xFF;
            case 14 -> ((file[own] & 0xFF) << 8 | file[own + 1] & 0xFF) * 10;
            default -> HERTZ[rate];
        };
    }

    private static int samples(byte[] file, int size, int own) {
        return switch (size) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 576 << size - 2;
            case 6 -> (file[own] & 0xFF) + 1;
            case 7 -> ((file[own] & 0xFF) << 8 | file[own + 1] & 0xFF) + 1;
            default -> 256 << size - 8;
        };
    }

    /** How many bytes a number takes that is written as UTF-8 writes characters, up to 36 bits; 0 where it is none. */
    private static int bytesOfNumber(int first) {
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        return ones == 0 ? 1 : ones == 1 || ones > 7 ? 0 : ones;
    }

    /** The polynomial x⁸ + x² + x + 1. */
    private static int crc8(byte[] file, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= file[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ ((crc & 0x80) != 0 ? 0x107 : 0);
            }
        }
        return crc;
    }

    /** The polynomial x¹⁶ + x¹⁵ + x² + 1. */
    private static int crc16(int before, byte next) {
        int crc = before ^ (next & 0xFF) << 8;
        for (int bit = 0; bit < 8; bit++) {
            crc = crc << 1 ^ ((crc & 0x8000) != 0 ? 0x18005 : 0);
        }
        return crc;
    }
}
