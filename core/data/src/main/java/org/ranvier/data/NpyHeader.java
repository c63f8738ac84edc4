package org.ranvier.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header of an npy file: magic, version, length, and a Python dictionary of type, order and shape.
 *
 * @param type how the elements are stored
 * @param endian the order of an element's bytes
 * @param fortran whether the first index moves fastest
 * @param shape the extents
 * @param length the length of the whole header in bytes
 */
record NpyHeader(ElementType type, ByteOrder endian, boolean fortran, List<Integer> shape, int length) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREAMBLE_V1 = 10;
    private static final int PREAMBLE_V2 = 12;
    private static final int ALIGNMENT = 64;
    private static final int LARGEST = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern STRUCTURED = Pattern.compile("'descr'\\s*:\\s*\\[");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    /** The header of an array as bytes, in version 1: its shape would need thousands of extents to outgrow that. */
    static byte[] of(NdArray array) {
        String extents = array.shape().stream().map(n -> n + ",").collect(Collectors.joining(" "));
        String shape = array.shape().size() > 1 ? extents.substring(0, extents.length() - 1) : extents;
        String text = "{'descr': '" + array.type().npy() + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int length = Math.ceilDiv(PREAMBLE_V1 + text.length() + 1, ALIGNMENT) * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (length - PREAMBLE_V1));
        header.put(text.getBytes(StandardCharsets.ISO_8859_1));
        Arrays.fill(header.array(), header.position(), length - 1, (byte) ' ');
        header.put(length - 1, (byte) '\n');
        return header.array();
    }

    /** Reads a header, leaving the stream at the first element. */
    static NpyHeader read(InputStream in, String where) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw Damage.of(where, "it is not an npy file: its first bytes are not those of the format");
        }
        int version = in.read();
        int minor = in.read();
        if (minor < 0) {
            throw new EOFException();
        }
        if (version < 1 || version > 3) {
            throw Damage.of(
                    where, "its version of the npy format is " + version + "." + minor + ", but there are 1 to 3");
        }
        boolean first = version == 1;
        ByteBuffer size = ByteBuffer.wrap(exactly(in, first ? 2 : 4)).order(ByteOrder.LITTLE_ENDIAN);
        int length = first ? Short.toUnsignedInt(size.getShort()) : size.getInt();
        if (length < 0 || length > LARGEST) {
            throw Damage.of(where, "its header claims to be " + Integer.toUnsignedString(length) + " bytes long");
        }
        String text = new String(exactly(in, length), StandardCharsets.UTF_8);
        return parse(text, length + (first ? PREAMBLE_V1 : PREAMBLE_V2), where);
    }

    private static NpyHeader parse(String text, int length, String where) {
        String descr = find(TYPE, text, "type", where);
        boolean fortran = find(ORDER, text, "order", where).equals("True");
        ByteOrder endian = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ElementType type = Arrays.stream(ElementType.values())
                .filter(t -> t.npy().equals(descr.replace('>', '<')))
                .findFirst()
                .orElseThrow(() -> Damage.unsupported(
                        where,
                        "its elements are " + words(descr) + ", not real numbers",
                        "save numbers in its place, as numpy.asarray(x, dtype=float)"));
        return new NpyHeader(type, endian, fortran, shape(find(SHAPE, text, "shape", where), where), length);
    }

    /** Describes elements of a type that cannot be read. */
    private static String words(String descr) {
        return switch (descr.replaceAll("[<>|=\\d]", "")) {
            case "O" -> "Python objects (type '" + descr + "')";
            case "U", "S", "a" -> "texts (type '" + descr + "')";
            case "c" -> "complex numbers (type '" + descr + "')";
            default -> "of type '" + descr + "'";
        };
    }

    private static List<Integer> shape(String extents, String where) {
        try {
            List<Integer> shape = Arrays.stream(extents.split(","))
                    .map(String::strip)
                    .filter(extent -> !extent.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            if (NdArray.count(shape) >= 0) {
                return shape;
            }
        } catch (NumberFormatException tooLarge) {
            // Reported below, as are extents whose product is too large.
        }
        throw Damage.of(where, "its shape (" + extents.strip() + ") is larger than an array can be");
    }

    private static String find(Pattern pattern, String text, String what, String where) {
        Matcher matcher = pattern.matcher(text);
        if (STRUCTURED.matcher(text).find()) {
            throw Damage.unsupported(
                    where,
                    "its elements have several fields",
                    "save each field as an array of its own, such as x['time']");
        }
        if (!matcher.find()) {
            throw Damage.of(where, "its header does not state the " + what + " of the elements as the format asks");
        }
        return matcher.group(1);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }
}
