package org.ranvier.plugins.datasets.idx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;

/**
 * An idx file of unsigned bytes: the magic number (two zero bytes, the type 8, the rank), one big-endian extent per
 * dimension, the bytes in row-major order.
 *
 * @param path the file
 * @param compressed whether it is compressed with gzip
 * @param extents the extents, each at least 1
 */
record IdxFile(Path path, boolean compressed, int[] extents) {

    private static final int UNSIGNED_BYTES = 8;
    private static final int GZIP_MAGIC = 0x1F8B;
    private static final int GZIP_TRAILER = 8;

    /** Reads the header and compares the file's size with it. */
    static IdxFile open(Path path, int rank) {
        try {
            IdxFile file = readHeader(path, rank);
            if (file.sizeFound() != file.headerLength() + file.length()) {
                // The size that gzip notes at the end is that of the last of several members, so this needs a second
                // look.
                file.read();
            }
            return file;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Returns the number of bytes after the header. */
    int length() {
        return Arrays.stream(extents).reduce(1, Math::multiplyExact);
    }

    /** All bytes after the header. */
    byte[] read() {
        try (InputStream in = stream(path, compressed)) {
            in.skipNBytes(headerLength());
            byte[] content = in.readNBytes(length());
            if (content.length < length()) {
                throw damaged(
                        path,
                        "it ends after " + content.length + " of the " + length() + " bytes that its header declares");
            }
            if (in.read() >= 0) {
                throw damaged(path, "it holds more than the " + length() + " bytes that its header declares");
            }
            return content;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static IdxFile readHeader(Path path, int rank) throws IOException {
        boolean compressed;
        try (InputStream in = Files.newInputStream(path)) {
            compressed = (in.read() << 8 | in.read()) == GZIP_MAGIC;
        }
        int length = headerLength(rank);
        byte[] header;
        try (InputStream in = stream(path, compressed)) {
            header = in.readNBytes(length);
        }
        if (header.length < length) {
            throw damaged(path, "it ends within its header");
        }
        ByteBuffer words = ByteBuffer.wrap(header);
        int magic = words.getInt();
        int expected = UNSIGNED_BYTES << 8 | rank;
        if (magic != expected) {
            throw new RanvierException(Problem.data(
                    path.toString(),
                    "its magic number is " + magic + ", but " + (rank == 1 ? "labels" : "images") + " have " + expected,
                    "check that images and labels are not exchanged, and fetch the file anew"));
        }
        int[] extents = new int[rank];
        long count = 1;
        for (int i = 0; i < rank; i++) {
            extents[i] = words.getInt();
            count = extents[i] < 1 ? -1 : count * extents[i];
            if (count < 1 || count > Integer.MAX_VALUE - length) {
                throw damaged(path, "its header declares an extent of " + Integer.toUnsignedString(extents[i]));
            }
        }
        return new IdxFile(path, compressed, extents);
    }

    private int headerLength() {
        return headerLength(extents.length);
    }

    private static int headerLength(int rank) {
        return Integer.BYTES * (1 + rank);
    }

    private long sizeFound() throws IOException {
        if (!compressed) {
            return Files.size(path);
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            if (file.length() < GZIP_TRAILER) {
                throw new EOFException();
            }
            byte[] size = new byte[Integer.BYTES];
            file.seek(file.length() - size.length);
            file.readFully(size);
            return Integer.toUnsignedLong(
                    ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt());
        }
    }

    private static InputStream stream(Path path, boolean compressed) throws IOException {
        InputStream in = Files.newInputStream(path);
        try {
            return compressed ? new GZIPInputStream(in, 1 << 16) : new BufferedInputStream(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static RanvierException damaged(Path path, String how) {
        return new RanvierException(Problem.data(path.toString(), how, "fetch the file anew"));
    }

    private static RanvierException unreadable(Path path, IOException cause) {
        String how = switch (cause) {
            case EOFException _ -> "its compressed data end too early";
            case ZipException _ -> "its compressed data are damaged";
            default -> "it cannot be read (" + cause + ")";
        };
        return new RanvierException(
                Problem.data(path.toString(), how, "fetch the file anew, and check that it may be read"), cause);
    }
}
