package org.ranvier.plugins.datasets.spikes;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ranvier.api.RanvierException;

/**
 * Reads one npy array of numbers or texts, little endian.
 *
 * <p>Source: the documentation of {@code numpy.lib.format}.
 */
final class NpyReader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LARGEST_HEADER = 1 << 20;
    private static final Pattern HEADER = Pattern.compile(
            "'descr':\\s*'([<|])([a-zA-Z])(\\d*)',\\s*'fortran_order':\\s*(True|False),\\s*'shape':\\s*\\(([\\d,\\s]*)\\)");

    private final Request request;
    private final String place;

    NpyReader(Request request, String place) {
        this.request = request;
        this.place = place;
    }

    NpyArray read(InputStream in, long size) throws IOException {
        if (!Arrays.equals(exactly(in, MAGIC.length), MAGIC)) {
            throw damaged("it is not an npy array");
        }
        int version = exactly(in, 2)[0];
        int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer length = littleEndian(exactly(in, lengthBytes));
        int header = version == 1 ? Short.toUnsignedInt(length.getShort()) : length.getInt();
        if (header < 0 || header > LARGEST_HEADER) {
            throw damaged("its header claims to be " + Integer.toUnsignedString(header) + " bytes long");
        }
        String text = new String(exactly(in, header), StandardCharsets.UTF_8);
        MatchResult match = HEADER.matcher(text)
                .results()
                .findFirst()
                .orElseThrow(() -> damaged("its elements are neither numbers nor texts in little endian: " + text.strip()));
        List<Long> shape = Arrays.stream(match.group(5).split(","))
                .map(String::strip)
                .filter(extent -> !extent.isEmpty())
                .map(Long::valueOf)
                .toList();
        long content = size - MAGIC.length - 2 - lengthBytes - header;
        return elements(match.group(2) + match.group(3), shape, content, in);
    }

    private NpyArray elements(String type, List<Long> shape, long content, InputStream in) throws IOException {
        int itemSize = itemSize(type);
        double count = shape.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
        if (count * itemSize != content || content > Integer.MAX_VALUE - 8) {
            throw damaged("an array of shape " + shape + " does not fit its " + content + " bytes");
        }
        ByteBuffer bytes = littleEndian(exactly(in, (int) content));
        return switch (type.charAt(0)) {
            case 'U' -> texts(bytes, itemSize, StandardCharsets.UTF_32LE);
            case 'S' -> texts(bytes, itemSize, StandardCharsets.UTF_8);
            default -> new NpyArray.Numbers(shape.size(), numbers(type, bytes, (int) count));
        };
    }

    private Column numbers(String type, ByteBuffer bytes, int count) {
        return switch (type) {
            case "f8" -> doubles(count, bytes, ByteBuffer::getDouble);
            case "f4" -> floats(count, bytes, ByteBuffer::getFloat);
            case "f2" -> floats(count, bytes, b -> Float.float16ToFloat(b.getShort()));
            // The highest bit of unsigned 64-bit numbers has no use here, so that one method serves both.
            case "i8", "u8" -> doubles(count, bytes, ByteBuffer::getLong);
            case "i4" -> doubles(count, bytes, ByteBuffer::getInt);
            case "u4" -> doubles(count, bytes, b -> Integer.toUnsignedLong(b.getInt()));
            case "i2" -> floats(count, bytes, ByteBuffer::getShort);
            case "u2" -> floats(count, bytes, b -> Short.toUnsignedInt(b.getShort()));
            case "i1" -> floats(count, bytes, ByteBuffer::get);
            case "u1", "b1" -> floats(count, bytes, b -> Byte.toUnsignedInt(b.get()));
            default -> throw damaged("its elements have the type '" + type + "', which is neither a number nor a text");
        };
    }

    private int itemSize(String type) {
        try {
            int size = Integer.parseInt(type.substring(1));
            return type.charAt(0) == 'U' ? Math.multiplyExact(size, Integer.BYTES) : size;
        } catch (NumberFormatException | ArithmeticException e) {
            throw damaged("its elements have the type '" + type + "', which is neither a number nor a text");
        }
    }

    private static Column doubles(int count, ByteBuffer bytes, ToDoubleFunction<ByteBuffer> next) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = next.applyAsDouble(bytes);
        }
        return new Column.Doubles(values);
    }

    private static Column floats(int count, ByteBuffer bytes, ToDoubleFunction<ByteBuffer> next) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) next.applyAsDouble(bytes);
        }
        return new Column.Floats(values);
    }

    private static NpyArray texts(ByteBuffer bytes, int itemSize, Charset charset) {
        int count = itemSize == 0 ? 0 : bytes.capacity() / itemSize;
        return new NpyArray.Texts(IntStream.range(0, count)
                .mapToObj(i -> new String(bytes.array(), i * itemSize, itemSize, charset).replace("\0", ""))
                .toList());
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private RanvierException damaged(String message) {
        return request.damaged(place, message);
    }
}
