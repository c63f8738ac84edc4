package org.ranvier.training.run;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import org.ranvier.training.number.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checksums within JSON objects, over all that they say, whatever the spaces between: a SHA-256 of what a run was made
 * of, and a CRC-32C in each line of its metrics. That of a line leaves out how long the epoch took, so that equal runs
 * have equal ones.
 */
final class Checksums {

    static final String SHA256 = "sha256";
    static final String CRC32C = "crc32c";
    /** Says which checksum there is, so that one whose name was damaged is missed. */
    private static final String CHECKSUM = "checksum";

    private static final String SECONDS = "seconds";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Checksums() {}

    /** Adds the SHA-256 of what an object says. */
    static ObjectNode withSha256(Map<String, ?> values) {
        ObjectNode object = reread(values).put(CHECKSUM, SHA256);
        return object.put(SHA256, sha256(object));
    }

    /** Adds the CRC-32C of what a line says. */
    static ObjectNode withCrc(Map<String, ?> values) {
        ObjectNode object = reread(values).put(CHECKSUM, CRC32C);
        return object.put(CRC32C, crc(object));
    }

    /** Whether an object says what it said when it was written; true of what has no checksum, as in older versions. */
    static boolean isWhole(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return false;
        }
        ObjectNode rest = object.deepCopy();
        rest.remove(SHA256);
        rest.remove(CRC32C);
        // Versions without a checksum of all this had none of the data either.
        boolean lost = object.has(DataFiles.KEY) && !object.has(SHA256)
                || object.has(CHECKSUM) && !object.has(object.path(CHECKSUM).asString(""));
        return !lost
                && (!object.has(SHA256) || object.path(SHA256).asString("").equals(sha256(rest)))
                && (!object.has(CRC32C) || object.path(CRC32C).asString("").equals(crc(rest)));
    }

    /** Whether a line of the metrics is that of an epoch, and says what it said when it was written. */
    static boolean isWhole(String line, int epoch) {
        try {
            JsonNode node = JSON.readTree(line);
            return node.path("epoch").asInt(0) == epoch && isWhole(node);
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Whether a line of the metrics has a checksum, right or wrong. */
    static boolean hasCrc(String line) {
        try {
            return JSON.readTree(line).has(CRC32C);
        } catch (JacksonException e) {
            return false;
        }
    }

    /** As it will be read: a number may have another type then, and the same digits. */
    private static ObjectNode reread(Map<String, ?> values) {
        return (ObjectNode) JSON.readTree(JSON.writeValueAsString(values));
    }

    private static String sha256(ObjectNode object) {
        return Sha256.of(JSON.writeValueAsString(object).getBytes(StandardCharsets.UTF_8));
    }

    private static String crc(ObjectNode object) {
        ObjectNode rest = object.deepCopy();
        rest.remove(SECONDS);
        CRC32C crc = new CRC32C();
        crc.update(JSON.writeValueAsString(rest).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
