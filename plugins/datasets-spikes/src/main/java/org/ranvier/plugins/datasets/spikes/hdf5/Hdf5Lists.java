package org.ranvier.plugins.datasets.spikes.hdf5;

import io.jhdf.dataset.VariableLengthDatasetReader;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;

/**
 * A list of numbers for each sample of an HDF5 file. Where each list lies is kept, 16 bytes a sample; what it holds is
 * read when it is asked for. (A slice of the dataset would read a whole chunk of such places for each sample, which can
 * be megabytes.)
 *
 * <p>Safe for use by several threads: files are read at positions, and nothing is kept of a read.
 *
 * @param type the type of the lists
 * @param places where each of them lies
 * @param storage the file
 */
record Hdf5Lists(VariableLength type, ByteBuffer places, HdfBackingStorage storage) {

    /** The numbers of a sample, as an array of the type that the file has. */
    Object get(int sample) {
        ByteBuffer place = places.slice(sample * type.getSize(), type.getSize());
        return ((Object[]) VariableLengthDatasetReader.readDataset(type, place, new int[] {1}, storage))[0];
    }
}
