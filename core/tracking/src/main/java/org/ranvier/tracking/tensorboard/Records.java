package org.ranvier.tracking.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The framing of TFRecord files: a record is the length of its data (8 bytes), the checksum of the length (4), the
 * data, and the checksum of the data (4); all little-endian. Checksums are CRC-32C, rotated and shifted so that a
 * checksum of data with checksums is not degenerate.
 *
 * @see <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord">TFRecord</a>
 */
final class Records {

    private static final int HEAD = Long.BYTES + Integer.BYTES;
    private static final int MASK = 0xa282ead8;

    private Records() {}

    /** Frames the data of a record. */
    static byte[] frame(byte[] data) {
        ByteBuffer record =
                ByteBuffer.allocate(HEAD + data.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(checksum(record.array(), 0, Long.BYTES));
        record.put(data);
        record.putInt(checksum(data, 0, data.length));
        return record.array();
    }

    /** Returns the data of all records of a file, up to where one is incomplete or damaged. */
    static List<byte[]> read(byte[] file) {
        List<byte[]> all = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (rest.remaining() >= HEAD) {
            int start = rest.position();
            long length = rest.getLong();
            if (rest.getInt() != checksum(file, start, Long.BYTES) || length > rest.remaining() - Integer.BYTES) {
                break;
            }
            byte[] data = new byte[(int) length];
            rest.get(data);
            if (rest.getInt() != checksum(data, 0, data.length)) {
                break;
            }
            all.add(data);
        }
        return all;
    }

    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }
}
