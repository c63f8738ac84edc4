package org.ranvier.plugins.datasets.spikes.hdf5;

import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.DatasetReader;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.DataLayout;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.datasets.spikes.recording.Request;

/**
 * A dataset of an HDF5 file with one element for each sample, however they are stored. What cannot be read of it is a
 * {@code DATA} problem that names it.
 */
record Hdf5Dataset(Path path, String name, DatasetBase dataset, HdfBackingStorage storage) {

    private static final String EXPECTED = ", where numbers of up to 8 bytes are expected";

    /** No filter makes more of a byte. */
    private static final int MOST_SHORTENED = 1100;

    /** Returns a number for each sample. */
    double[] numbers() {
        DataType type = Hdf5Types.number(dataset.getDataType())
                .orElseThrow(() ->
                        refused("it holds " + Hdf5Types.words(dataset.getDataType()) + EXPECTED, "write numbers"));
        int samples = samples();
        IntToDoubleFunction read = Hdf5File.numbers(DatasetReader.readDataset(type, bytes(), samples, storage));
        boolean[] written = written(samples);
        double filled = dataset.getFillValue() instanceof Number n ? n.doubleValue() : 0;
        return IntStream.range(0, samples)
                .mapToDouble(i -> written[i] ? read.applyAsDouble(i) : filled)
                .toArray();
    }

    /** A list of numbers for each sample. */
    Hdf5Lists lists(int samples) {
        if (!(dataset.getDataType() instanceof VariableLength type)
                || type.isVariableLengthString()
                || dataset.getDimensions().length != 1) {
            throw refused(
                    "it holds " + Hdf5Types.words(dataset.getDataType()) + " in the shape " + shape()
                            + ", where a list of variable length for each sample is expected",
                    "write it with h5py.vlen_dtype, one list for each sample");
        }
        DataType element = type.getParent();
        if (Hdf5Types.number(element).filter(number -> number == element).isEmpty()) {
            throw refused("its lists hold " + Hdf5Types.words(element) + EXPECTED, "write lists of numbers");
        }
        if (samples() != samples) {
            throw refused(
                    "it has " + dataset.getDimensions()[0] + " samples, but there are " + samples + " labels",
                    "write as many of each");
        }
        return new Hdf5Lists(type, bytes(), storage);
    }

    /** Whether it holds texts, of one length or of any. */
    boolean isText() {
        DataType type = dataset.getDataType();
        return type instanceof StringData || type instanceof VariableLength v && v.isVariableLengthString();
    }

    /** Returns a text for each sample. */
    List<String> texts() {
        return List.of((String[]) DatasetReader.readDataset(dataset.getDataType(), bytes(), samples(), storage));
    }

    private int samples() {
        int[] extents = dataset.getDimensions();
        if (extents.length == 0 || Arrays.stream(extents).skip(1).anyMatch(extent -> extent != 1)) {
            throw refused(
                    (extents.length == 0 ? "it is a single value or nothing" : "it has the shape " + shape())
                            + ", where one element for each sample is expected",
                    "write one number for each sample");
        }
        if ((long) extents[0] * dataset.getDataType().getSize() / MOST_SHORTENED > storage.size()) {
            throw refused(
                    "it claims " + extents[0] + " elements, more than a file of " + storage.size() + " bytes can hold",
                    "write it again");
        }
        return extents[0];
    }

    private ByteBuffer bytes() {
        try {
            if (dataset.getSize() > 0 && dataset.isEmpty()) {
                throw refused("nothing was ever written to it", "write it again");
            }
            return dataset.getDataLayout() == DataLayout.CHUNKED
                    ? new Hdf5Chunks(dataset, storage).bytes()
                    : dataset.getDataBuffer();
        } catch (Hdf5Filters.Unknown e) {
            throw refused(
                    "it is compressed with " + e.getMessage() + ", which is not read",
                    "compress it anew with: h5repack -f GZIP=6 " + path.getFileName() + " new.h5");
        }
    }

    private boolean[] written(int samples) {
        if (dataset.getDataLayout() == DataLayout.CHUNKED) {
            return new Hdf5Chunks(dataset, storage).written();
        }
        boolean[] all = new boolean[samples];
        Arrays.fill(all, true);
        return all;
    }

    private String shape() {
        return Arrays.stream(dataset.getDimensions())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" × "));
    }

    private RanvierException refused(String message, String remedy) {
        return Request.problem(path, name, message, remedy);
    }
}
