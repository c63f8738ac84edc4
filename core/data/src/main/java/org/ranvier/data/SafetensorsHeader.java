package org.ranvier.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The header of a safetensors file.
 *
 * @param tensors in the order of their data, which they cover without gap or overlap
 * @param metadata the texts
 */
record SafetensorsHeader(List<Tensor> tensors, SortedMap<String, String> metadata) {

    static final String METADATA = "__metadata__";

    private static final int LARGEST = 100_000_000;
    private static final int ALIGNMENT = 8;

    /**
     * Description of a tensor: its name, type, shape and position.
     *
     * @param begin the offset of its first byte, counted from the end of the header
     */
    record Tensor(String name, ElementType type, List<Integer> shape, long begin) {

        int count() {
            return (int) NdArray.count(shape);
        }

        long end() {
            return begin + (long) count() * type.bytes();
        }
    }

    /** Lays tensors out. */
    static SafetensorsHeader of(Safetensors content) {
        List<Tensor> placed = new ArrayList<>();
        long begin = 0;
        for (Map.Entry<String, NdArray> entry : content.tensors().entrySet().stream()
                .sorted(Comparator.comparing(e -> -e.getValue().type().bytes()))
                .toList()) {
            placed.add(new Tensor(
                    entry.getKey(), entry.getValue().type(), entry.getValue().shape(), begin));
            begin = placed.getLast().end();
        }
        return new SafetensorsHeader(placed, content.metadata());
    }

    /** The header with its length before it, padded with spaces. */
    byte[] toBytes() {
        Map<String, Object> root = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            root.put(METADATA, metadata);
        }
        SortedMap<String, Object> byName = new TreeMap<>();
        for (Tensor tensor : tensors) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", tensor.type().name());
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(tensor.begin(), tensor.end()));
            byName.put(tensor.name(), entry);
        }
        root.putAll(byName);
        byte[] json = JsonMapper.shared().writeValueAsBytes(root);
        int length = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
        byte[] padded = Arrays.copyOf(json, length);
        Arrays.fill(padded, json.length, length, (byte) ' ');
        return ByteBuffer.allocate(Long.BYTES + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(padded)
                .array();
    }

    /**
     * Reads a header and compares all it says with the size of the file; the stream is left at the first data.
     *
     * @param seal is given the bytes that were read
     */
    static SafetensorsHeader read(InputStream in, long fileSize, Seal seal, String where) throws IOException {
        byte[] size = in.readNBytes(Long.BYTES);
        if (size.length < Long.BYTES) {
            throw new EOFException();
        }
        long length = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getLong();
        long rest = fileSize - Long.BYTES;
        if (length < 2 || length > LARGEST || length > rest) {
            throw Damage.of(
                    where,
                    "its header claims to be " + Long.toUnsignedString(length) + " bytes long, of " + rest
                            + " bytes that follow");
        }
        byte[] json = in.readNBytes((int) length);
        seal.head(size, json);
        JsonNode root = parse(json, where);
        List<Tensor> tensors = new ArrayList<>();
        SortedMap<String, String> metadata = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(METADATA)) {
                metadata.putAll(metadata(entry.getValue(), where));
            } else {
                tensors.add(TensorEntry.read(entry.getKey(), entry.getValue(), where));
            }
        }
        tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
        checkCoverage(tensors, rest - length, where);
        return new SafetensorsHeader(List.copyOf(tensors), metadata);
    }

    private static JsonNode parse(byte[] json, String where) {
        try {
            JsonNode root = JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(json);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw Damage.of(where, "its header is not JSON (" + e.getOriginalMessage() + ")");
        }
        throw Damage.of(where, "its header is not a JSON object");
    }

    private static SortedMap<String, String> metadata(JsonNode texts, String where) {
        if (!texts.isObject()) {
            throw Damage.of(where, "its metadata are not an object of texts");
        }
        SortedMap<String, String> metadata = new TreeMap<>();
        for (Map.Entry<String, JsonNode> text : texts.properties()) {
            if (!text.getValue().isString()) {
                throw Damage.of(where, "its metadata '" + text.getKey() + "' is not a text");
            }
            metadata.put(text.getKey(), text.getValue().stringValue());
        }
        return metadata;
    }

    private static void checkCoverage(List<Tensor> tensors, long dataSize, String where) {
        long end = 0;
        for (Tensor tensor : tensors) {
            if (tensor.begin() != end) {
                throw Damage.of(
                        where, "tensor '" + tensor.name() + "' begins at byte " + tensor.begin() + ", not at " + end);
            }
            end = tensor.end();
        }
        if (end != dataSize) {
            throw Damage.of(where, "its tensors take " + end + " bytes, but it holds " + dataSize);
        }
    }
}
