package org.ranvier.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The elements of arrays as bytes, little-endian where they are written, converted in pieces so that no second copy of
 * an array is needed.
 */
final class Elements {

    private static final int PIECE = 1 << 13;

    private Elements() {}

    static void write(NdArray array, OutputStream out) throws IOException {
        ElementType type = array.type();
        ByteBuffer piece = ByteBuffer.allocate(PIECE * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : array.values()) {
            type.put(piece, value);
            if (!piece.hasRemaining()) {
                out.write(piece.array());
                piece.clear();
            }
        }
        out.write(piece.array(), 0, piece.position());
    }

    static double[] read(ElementType type, ByteOrder order, int count, InputStream in) throws IOException {
        double[] values = new double[count];
        byte[] bytes = new byte[Math.min(PIECE, count) * type.bytes()];
        for (int from = 0; from < count; from += PIECE) {
            int length = Math.min(PIECE, count - from);
            if (in.readNBytes(bytes, 0, length * type.bytes()) < length * type.bytes()) {
                throw new EOFException();
            }
            ByteBuffer piece = ByteBuffer.wrap(bytes).order(order);
            for (int i = 0; i < length; i++) {
                values[from + i] = type.get(piece);
            }
        }
        return values;
    }
}
