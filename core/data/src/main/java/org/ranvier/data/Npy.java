package org.ranvier.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * numpy's format of one array, little endian and in C order; versions 1 to 3 are read, version 1 is written.
 *
 * <p>Source: the documentation of {@code numpy.lib.format}.
 */
public final class Npy {

    private Npy() {}

    /**
     * Reads an array.
     *
     * @throws org.ranvier.api.RanvierException with a {@code DATA} problem when the file is missing, damaged, or holds
     *     elements of another type, order or endianness
     */
    public static NdArray read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, Files.size(file), file.toString());
        } catch (IOException e) {
            throw Damage.of(file.toString(), e);
        }
    }

    /** Writes an array, replacing the file as a whole. */
    public static void write(Path file, NdArray array) {
        AtomicFile.write(file, out -> write(out, array));
    }

    /** Reads an array from a stream of {@code size} bytes, or of unknown size when that is negative. */
    static NdArray read(InputStream in, long size, String where) throws IOException {
        NpyHeader header = NpyHeader.read(in, where);
        int count = (int) NdArray.count(header.shape());
        long expected = header.length() + (long) count * header.type().bytes();
        if (size >= 0 && size != expected) {
            throw Damage.of(
                    where,
                    "an array of shape " + header.shape() + " takes " + expected + " bytes, but the file has " + size);
        }
        return new NdArray(header.type(), header.shape(), Elements.read(header.type(), count, in));
    }

    static void write(OutputStream out, NdArray array) throws IOException {
        out.write(NpyHeader.of(array));
        Elements.write(array, out);
    }
}
