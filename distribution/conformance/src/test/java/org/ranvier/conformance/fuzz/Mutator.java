package org.ranvier.conformance.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes files that are almost right of ones that are. */
final class Mutator {

    private static final long[] SIZES = {
        0,
        1,
        -1,
        2,
        127,
        128,
        255,
        256,
        32767,
        65535,
        65536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private static final List<String> WORDS = List.of(
            "-1",
            "0",
            "1e308",
            "1e999",
            "-0",
            "NaN",
            "Infinity",
            "99999999999999999999",
            "0x7fffffff",
            "null",
            "true",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            ":",
            ",",
            "\n",
            "\t",
            "\0",
            "&a",
            "*a",
            "!!x",
            "- ",
            "#",
            "@",
            "\\",
            "\uFEFF",
            "\uD800",
            "é",
            "\r\n",
            "   ",
            "<<",
            "|",
            ">");

    private final SplittableRandom random;

    Mutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A file like this one, with one to four changes. */
    byte[] changed(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int n = 1 + random.nextInt(4); n > 0 && bytes.length > 0; n--) {
            bytes = switch (random.nextInt(9)) {
                case 0, 1 -> flipped(bytes);
                case 2 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
                case 3, 4 -> sized(bytes);
                case 5 -> moved(bytes);
                case 6 -> without(bytes);
                default ->
                    inserted(bytes, WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8));
            };
        }
        return bytes;
    }

    private static byte[] with(byte[] bytes, int at, byte[] inserted, int instead) {
        ByteBuffer made = ByteBuffer.allocate(bytes.length - instead + inserted.length);
        made.put(bytes, 0, at).put(inserted).put(bytes, at + instead, bytes.length - at - instead);
        return made.array();
    }

    private byte[] flipped(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    /** A number that may be a size, an offset or a count. */
    private byte[] sized(byte[] bytes) {
        ByteBuffer number = ByteBuffer.allocate(8)
                .order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .putLong(0, SIZES[random.nextInt(SIZES.length)]);
        int length = 1 << random.nextInt(4);
        int at = random.nextInt(bytes.length);
        int from = number.order() == ByteOrder.BIG_ENDIAN ? 8 - length : 0;
        for (int n = 0; n < length && at + n < bytes.length; n++) {
            bytes[at + n] = number.get(from + n);
        }
        return bytes;
    }

    private byte[] moved(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(64)));
        return with(bytes, random.nextInt(bytes.length), part, 0);
    }

    private byte[] without(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        return with(bytes, from, new byte[0], Math.min(bytes.length - from, 1 + random.nextInt(16)));
    }

    /** A word, now and then in the place of a number that stands there. */
    private byte[] inserted(byte[] bytes, byte[] word) {
        int at = random.nextInt(bytes.length);
        int end = at;
        while (random.nextBoolean() && end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
            end++;
        }
        return with(bytes, at, word, end - at);
    }
}
