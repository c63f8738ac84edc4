package org.ranvier.plugins.datasets.spikes.npz;

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
import org.ranvier.plugins.datasets.spikes.recording.Column;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/**
 * Reads one npy array of numbers or texts, of either byte order.
 *
 * <p>Source: the documentation of {@code numpy.lib.format}.
 */
final class NpyReader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LARGEST_HEADER = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d*)'");
    private static final Pattern FIELDS = Pattern.compile("'descr'\\s*:\\s*\\[");
    private static final Pattern COLUMNS_FIRST = Pattern.compile("'fortran_order'\\s*:\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

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
        if (FIELDS.matcher(text).find()) {
            throw unsupported(
                    "its elements have several fields", "save each field as an array of its own, such as x['time']");
        }
        MatchResult type = find(TYPE, text);
        List<Long> shape = Arrays.stream(find(SHAPE, text).group(1).split(","))
                .map(String::strip)
                .filter(extent -> !extent.isEmpty())
                .map(Long::valueOf)
                .toList();
        long content = size - MAGIC.length - 2 - lengthBytes - header;
        ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        NpyArray array = elements(type.group(2) + type.group(3), order, shape, content, in);
        return COLUMNS_FIRST.matcher(text).find() ? array.rowMajor() : array;
    }

    private MatchResult find(Pattern pattern, String header) {
        return pattern.matcher(header)
                .results()
                .findFirst()
                .orElseThrow(() ->
                        damaged("its header does not state the type and shape of its elements: " + header.strip()));
    }

    private NpyArray elements(String type, ByteOrder order, List<Long> shape, long content, InputStream in)
            throws IOException {
        int itemSize = itemSize(type);
        double count = shape.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
        if (count * itemSize != content || content > Integer.MAX_VALUE - 8) {
            throw damaged("an array of shape " + shape + " does not fit its " + content + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.wrap(exactly(in, (int) content)).order(order);
        List<Integer> extents = shape.stream().map(Long::intValue).toList();
        return switch (type.charAt(0)) {
            case 'U' ->
                texts(
                        extents,
                        bytes,
                        itemSize,
                        order == ByteOrder.BIG_ENDIAN ? StandardCharsets.UTF_32BE : StandardCharsets.UTF_32LE);
            case 'S' -> texts(extents, bytes, itemSize, StandardCharsets.UTF_8);
            default -> new NpyArray.Numbers(extents, numbers(type, bytes, (int) count));
        };
    }

    private Column numbers(String type, ByteBuffer bytes, int count) {
        return switch (type) {
            case "f8" -> doubles(count, bytes, ByteBuffer::getDouble);
            case "f4" -> floats(count, bytes, ByteBuffer::getFloat);
            case "f2" -> floats(count, bytes, b -> Float.float16ToFloat(b.getShort()));
            case "i8" -> doubles(count, bytes, ByteBuffer::getLong);
            case "u8" -> doubles(count, bytes, b -> unsigned(b.getLong()));
            case "i4" -> doubles(count, bytes, ByteBuffer::getInt);
            case "u4" -> doubles(count, bytes, b -> Integer.toUnsignedLong(b.getInt()));
            case "i2" -> floats(count, bytes, ByteBuffer::getShort);
            case "u2" -> floats(count, bytes, b -> Short.toUnsignedInt(b.getShort()));
            case "i1" -> floats(count, bytes, ByteBuffer::get);
            case "u1", "b1" -> floats(count, bytes, b -> Byte.toUnsignedInt(b.get()));
            default -> throw notRead(type);
        };
    }

    private static double unsigned(long x) {
        return x >= 0 ? x : 2 * (double) (x >>> 1 | x & 1);
    }

    private RanvierException notRead(String type) {
        String what = switch (type.charAt(0)) {
            case 'O' -> "are Python objects";
            case 'c' -> "are complex numbers";
            default -> "have a type that is neither a number nor a text";
        };
        return unsupported(
                "its elements " + what + " (type '" + type + "')",
                "save numbers or texts, as numpy.asarray(x, dtype=float) makes them");
    }

    private int itemSize(String type) {
        if ("biufUS".indexOf(type.charAt(0)) < 0) {
            throw notRead(type);
        }
        try {
            int size = Integer.parseInt(type.substring(1));
            return type.charAt(0) == 'U' ? Math.multiplyExact(size, Integer.BYTES) : size;
        } catch (NumberFormatException | ArithmeticException e) {
            throw notRead(type);
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

    private static NpyArray texts(List<Integer> shape, ByteBuffer bytes, int itemSize, Charset charset) {
        int count = itemSize == 0 ? 0 : bytes.capacity() / itemSize;
        return new NpyArray.Texts(
                shape,
                IntStream.range(0, count)
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

    private RanvierException unsupported(String message, String remedy) {
        return Request.problem(request.file(), place, message, remedy);
    }

    private RanvierException damaged(String message) {
        return request.damaged(place, message);
    }
}
