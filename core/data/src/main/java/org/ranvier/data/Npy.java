package org.ranvier.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * numpy's format of one array: numbers of either byte order, in C or Fortran order, in versions 1 to 3 are read; little
 * endian, C order and version 1 are written.
 *
 * <p>Source: the documentation of {@code numpy.lib.format}.
 */
public final class Npy {

    private Npy() {}

    /**
     * Reads an array.
     *
     * @throws org.ranvier.api.RanvierException with a {@code DATA} problem when the file is missing, damaged, or holds
     *     elements that are no real numbers
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
        double[] values = Elements.read(header.type(), header.endian(), count, in);
        return new NdArray(header.type(), header.shape(), header.fortran() ? rowMajor(values, header.shape()) : values);
    }

    /** From Fortran's order, in which the first index moves fastest, to that of C, in which the last one does. */
    private static double[] rowMajor(double[] columnMajor, List<Integer> shape) {
        double[] values = new double[columnMajor.length];
        int[] index = new int[shape.size()];
        for (double value : columnMajor) {
            int at = 0;
            for (int axis = 0; axis < index.length; axis++) {
                at = at * shape.get(axis) + index[axis];
            }
            values[at] = value;
            for (int axis = 0; axis < index.length && ++index[axis] == shape.get(axis); axis++) {
                index[axis] = 0;
            }
        }
        return values;
    }

    static void write(OutputStream out, NdArray array) throws IOException {
        out.write(NpyHeader.of(array));
        Elements.write(array, out);
    }
}
