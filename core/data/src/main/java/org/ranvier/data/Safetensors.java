package org.ranvier.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Named tensors with a map of texts, as a safetensors file.
 *
 * <p>A file is the length of its header (8 bytes, little endian), the header (JSON: for each tensor its {@code dtype},
 * {@code shape} and {@code data_offsets}; under {@code __metadata__} the texts), then the data, little endian and in C
 * order. The same content always gives the same bytes: names are sorted, and data lie in the order of element size,
 * large first, then name, so that every tensor is aligned.
 *
 * <p>A file whose texts have {@value #SHA256} is sealed: it has there the SHA-256 of all its bytes, in which these 64
 * digits are zeros. Every reader of the format reads it, and this one refuses it where a single bit of it changed.
 *
 * <p>Source: the specification of the safetensors format, version 0.4 and later.
 *
 * @param tensors the tensors by name
 * @param metadata texts by name
 */
public record Safetensors(SortedMap<String, NdArray> tensors, SortedMap<String, String> metadata) {

    /** The name of the text that seals a file. */
    public static final String SHA256 = "sha256";

    public Safetensors {
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        if (tensors.containsKey(SafetensorsHeader.METADATA)) {
            throw new IllegalArgumentException("no tensor can have the name " + SafetensorsHeader.METADATA);
        }
    }

    /** Tensors and texts from maps of any order. */
    public static Safetensors of(Map<String, NdArray> tensors, Map<String, String> metadata) {
        return new Safetensors(new TreeMap<>(tensors), new TreeMap<>(metadata));
    }

    /** The same content, to be written with a checksum of all bytes. */
    public Safetensors sealed() {
        SortedMap<String, String> more = new TreeMap<>(metadata);
        more.put(SHA256, Seal.BLANK);
        return new Safetensors(tensors, more);
    }

    /** Whether it has a checksum of all bytes, which was compared where it was read from a file. */
    public boolean isSealed() {
        return metadata.containsKey(SHA256);
    }

    /**
     * Reads a file.
     *
     * @throws org.ranvier.api.RanvierException with a {@code DATA} problem when the file is missing or damaged, when
     *     its checksum is not that of its bytes, when offsets do not cover the file exactly, or when a type is not one
     *     of {@link ElementType}
     */
    public static Safetensors read(Path file) {
        String where = file.toString();
        Seal seal = new Seal();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            SafetensorsHeader header = SafetensorsHeader.read(in, Files.size(file), seal, where);
            InputStream data = header.metadata().containsKey(SHA256) ? seal.over(in) : in;
            SortedMap<String, NdArray> tensors = new TreeMap<>();
            for (SafetensorsHeader.Tensor tensor : header.tensors()) {
                double[] values = Elements.read(tensor.type(), ByteOrder.LITTLE_ENDIAN, tensor.count(), data);
                tensors.put(tensor.name(), new NdArray(tensor.type(), tensor.shape(), values));
            }
            seal.check(header.metadata(), where);
            return new Safetensors(tensors, header.metadata());
        } catch (IOException e) {
            throw Damage.of(where, e);
        }
    }

    /** The size of the file in bytes. */
    public long size() {
        SafetensorsHeader header = SafetensorsHeader.of(this);
        return header.toBytes().length
                + header.tensors().stream()
                        .mapToLong(SafetensorsHeader.Tensor::end)
                        .max()
                        .orElse(0);
    }

    /** Writes a file, replacing one of that name as a whole; a sealed one with the checksum of what is written. */
    public void write(Path file) {
        Safetensors blank = isSealed() ? sealed() : this;
        SafetensorsHeader header = SafetensorsHeader.of(blank);
        byte[] head = header.toBytes();
        AtomicFile.write(file, out -> {
            out.write(isSealed() ? Seal.of(head, data -> blank.writeData(header, data)) : head);
            blank.writeData(header, out);
        });
    }

    private void writeData(SafetensorsHeader header, OutputStream out) throws IOException {
        for (SafetensorsHeader.Tensor tensor : header.tensors()) {
            Elements.write(tensors.get(tensor.name()), out);
        }
    }
}
