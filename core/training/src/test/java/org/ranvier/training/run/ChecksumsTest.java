package org.ranvier.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** No single bit of what has a checksum can change unnoticed, not even in the name of the checksum itself. */
final class ChecksumsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Object> EPOCH = Map.of(
            "epoch", 2, "train_loss", 0.7242386844502521, "silent_neurons", Map.of("hidden", 0.4), "seconds", 1.25);

    @Test
    void everyBitOfALineIsLookedAt() {
        everyBit(Checksums.withCrc(EPOCH).toString());
    }

    @Test
    void everyBitOfARecordIsLookedAt() {
        everyBit(Checksums.withSha256(EPOCH).toString());
    }

    @Test
    void linesOfOlderVersionsHaveNoneAndAreTaken() {
        ObjectNode line = (ObjectNode) JSON.readTree(JSON.writeValueAsString(EPOCH));

        assertThat(Checksums.isWhole(line)).isTrue();
        assertThat(Checksums.hasCrc(line.toString())).isFalse();
        assertThat(Checksums.hasCrc(Checksums.withCrc(EPOCH).toPrettyString())).isTrue();
    }

    private static void everyBit(String whole) {
        assertThat(Checksums.isWhole(whole, 2)).isTrue();
        for (int bit = 0; bit < 8 * whole.length(); bit++) {
            byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            String damaged = new String(bytes, StandardCharsets.UTF_8);
            assertThat(Checksums.isWhole(damaged, 2) && !saysTheSame(damaged, whole))
                    .as(damaged)
                    .isFalse();
        }
    }

    /** But for the time that an epoch took, of which its checksum says nothing. */
    private static boolean saysTheSame(String damaged, String whole) {
        try {
            return without(damaged).equals(without(whole));
        } catch (JacksonException e) {
            return false;
        }
    }

    private static JsonNode without(String line) {
        return JSON.readTree(line) instanceof ObjectNode object ? object.without("seconds") : JSON.nullNode();
    }
}
