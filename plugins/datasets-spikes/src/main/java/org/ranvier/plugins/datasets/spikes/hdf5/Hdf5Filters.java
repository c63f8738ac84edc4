package org.ranvier.plugins.datasets.spikes.hdf5;

import com.ning.compress.lzf.LZFException;
import com.ning.compress.lzf.impl.VanillaChunkDecoder;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.BitShuffleFilter;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.filter.Filter;
import io.jhdf.filter.Lz4Filter;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The filters of chunks: that which can be undone, and the names of that which cannot. Numbers are those registered
 * with the HDF Group.
 */
final class Hdf5Filters {

    /** Bytes that a checksum adds to a chunk. */
    static final int CHECKSUM_BYTES = 4;

    private static final int FLETCHER = 3;
    private static final int WORD = 0xFFFF;
    private static final int LZF = 32000;

    private static final Map<Integer, Filter> KNOWN = Map.of(
            1, new DeflatePipelineFilter(),
            2, new ByteShuffleFilter(),
            32004, new Lz4Filter(),
            32008, new BitShuffleFilter());

    private static final Map<Integer, String> OTHERS = new TreeMap<>(Map.of(
            4,
            "szip",
            5,
            "nbit",
            6,
            "scaleoffset",
            307,
            "bzip2",
            32001,
            "blosc",
            32013,
            "zfp",
            32015,
            "zstd",
            32026,
            "blosc2"));

    /** Thrown for what cannot be undone; its message is the name. */
    static final class Unknown extends RuntimeException {

        private Unknown(String name) {
            super(name);
        }
    }

    private Hdf5Filters() {}

    /**
     * Undoes a filter.
     *
     * @param size how many bytes there were before it
     */
    static byte[] decode(FilterInfo filter, byte[] bytes, int size) {
        if (isChecksum(filter)) {
            return checked(bytes);
        }
        if (filter.getId() == LZF) {
            return unpacked(bytes, size);
        }
        Filter known = KNOWN.get(filter.getId());
        if (known == null) {
            String name = OTHERS.getOrDefault(filter.getId(), filter.getName());
            throw new Unknown(name == null || name.isEmpty() ? "number " + filter.getId() : name);
        }
        return known.decode(bytes, filter.getData());
    }

    /**
     * Undoes lzf, which HDF5 does not tell the size of chunks of lists, nor that of what a checksum was added to. The
     * library's other decoder calls what Java warns of.
     */
    private static byte[] unpacked(byte[] bytes, int size) {
        byte[] unpacked = new byte[size];
        try {
            new VanillaChunkDecoder().decodeChunk(bytes, 0, unpacked, 0, size);
        } catch (LZFException | IndexOutOfBoundsException e) {
            throw new HdfException("a chunk of it that lzf packed is damaged", e);
        }
        return unpacked;
    }

    static boolean isChecksum(FilterInfo filter) {
        return filter.getId() == FLETCHER;
    }

    /** Fletcher's checksum of 16-bit words, the higher byte first; it stands behind them, the lower byte first. */
    private static byte[] checked(byte[] bytes) {
        byte[] content = Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
        long sum = 0;
        long sums = 0;
        for (int i = 0; i < content.length; i += 2) {
            int low = i + 1 < content.length ? Byte.toUnsignedInt(content[i + 1]) : 0;
            sum = (sum + (Byte.toUnsignedInt(content[i]) << 8) + low) % WORD;
            sums = (sums + sum) % WORD;
        }
        int stored = ByteBuffer.wrap(bytes, content.length, CHECKSUM_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if ((stored & 0xFFFF) % WORD != sum || (stored >>> 16) % WORD != sums) {
            throw new HdfException("a chunk of it does not have the checksum that the file gives");
        }
        return content;
    }
}
