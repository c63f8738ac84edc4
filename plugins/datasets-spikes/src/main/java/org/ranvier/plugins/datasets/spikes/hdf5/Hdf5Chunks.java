package org.ranvier.plugins.datasets.spikes.hdf5;

import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.ChunkedDatasetV3;
import io.jhdf.dataset.chunked.ChunkedDatasetV4;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bytes of a dataset in chunks that has one column. The library undoes every filter of a dataset for every chunk of
 * it; a chunk, however, may say that it was not put through some of them, as those do that a filter would not have
 * shortened and those of lists.
 *
 * @param dataset a dataset with one extent, or with further ones of 1
 */
record Hdf5Chunks(DatasetBase dataset, HdfBackingStorage storage) {

    /** The elements one after the other; zeros where a chunk was never written. */
    ByteBuffer bytes() {
        int element = dataset.getDataType().getSize();
        byte[] all = new byte[Math.multiplyExact(Math.toIntExact(dataset.getSize()), element)];
        int[] extents = ((ChunkedDataset) dataset).getChunkDimensions();
        int rows = extents[0];
        int row = Arrays.stream(extents).skip(1).reduce(element, Math::multiplyExact);
        List<FilterInfo> filters = filters();
        for (Chunk chunk : chunks()) {
            long[] offset = chunk.getChunkOffset();
            if (Arrays.stream(offset).skip(1).anyMatch(o -> o > 0)) {
                continue;
            }
            byte[] bytes = decoded(chunk, filters, Math.multiplyExact(rows, row));
            int from = Math.toIntExact(offset[0]);
            for (int r = 0; r < rows && (from + r) * element < all.length; r++) {
                System.arraycopy(bytes, r * row, all, (from + r) * element, element);
            }
        }
        return ByteBuffer.wrap(all);
    }

    /** Marks the elements that lie in chunks that were written. */
    boolean[] written() {
        boolean[] written = new boolean[Math.toIntExact(dataset.getSize())];
        int rows = ((ChunkedDataset) dataset).getChunkDimensions()[0];
        for (Chunk chunk : chunks()) {
            int from = Math.toIntExact(chunk.getChunkOffset()[0]);
            Arrays.fill(written, Math.min(from, written.length), Math.min(from + rows, written.length), true);
        }
        return written;
    }

    private byte[] decoded(Chunk chunk, List<FilterInfo> filters, int size) {
        ByteBuffer stored = storage.map(chunk.getAddress(), chunk.getSize());
        byte[] bytes = new byte[stored.remaining()];
        stored.get(bytes);
        List<FilterInfo> applied = IntStream.range(0, filters.size())
                .filter(f -> !chunk.getFilterMask().get(f))
                .mapToObj(filters::get)
                .toList();
        for (int f = applied.size() - 1; f >= 0; f--) {
            int checksums = (int) applied.subList(0, f).stream()
                    .filter(Hdf5Filters::isChecksum)
                    .count();
            bytes = Hdf5Filters.decode(applied.get(f), bytes, size + checksums * Hdf5Filters.CHECKSUM_BYTES);
        }
        return bytes;
    }

    private List<FilterInfo> filters() {
        return dataset.getHeader().hasMessageOfType(FilterPipelineMessage.class)
                ? dataset.getHeader()
                        .getMessageOfType(FilterPipelineMessage.class)
                        .getFilters()
                : List.of();
    }

    private Collection<Chunk> chunks() {
        return dataset instanceof ChunkedDatasetV4 ? new V4(this).chunks() : new V3(this).chunks();
    }

    /** The library tells only its own classes where chunks are. */
    private static final class V3 extends ChunkedDatasetV3 {

        V3(Hdf5Chunks of) {
            super(
                    of.storage,
                    of.dataset.getAddress(),
                    of.dataset.getName(),
                    of.dataset.getParent(),
                    of.dataset.getHeader());
        }

        Collection<Chunk> chunks() {
            return getChunkLookup().values();
        }
    }

    /** Chunks in the layout of HDF5 1.10 and later. */
    private static final class V4 extends ChunkedDatasetV4 {

        V4(Hdf5Chunks of) {
            super(
                    of.storage,
                    of.dataset.getAddress(),
                    of.dataset.getName(),
                    of.dataset.getParent(),
                    of.dataset.getHeader());
        }

        Collection<Chunk> chunks() {
            return getChunkLookup().values();
        }
    }
}
