package org.ranvier.tracking.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final List<String> TEXTS = List.of("one", "", "a third that is longer");

    /** The check value of CRC-32C (RFC 3720, B.4, and the catalogues of checksums), rotated and shifted by hand. */
    @Test
    void aChecksumIsThatOfCrc32cMasked() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

        int crc = 0xE3069283;
        assertThat(Records.checksum(digits, 0, digits.length)).isEqualTo((crc >>> 15 | crc << 17) + 0xa282ead8);
    }

    @Test
    void whatWasFramedIsReadBack() {
        assertThat(read(file())).isEqualTo(TEXTS);
    }

    @Test
    void aFileThatIsCutAnywhereHasTheRecordsBeforeThat() {
        byte[] file = file();
        for (int length = 0; length < file.length; length++) {
            List<String> read = read(Arrays.copyOf(file, length));
            assertThat(read).hasSizeLessThan(TEXTS.size()).isEqualTo(TEXTS.subList(0, read.size()));
        }
    }

    @Test
    void aFileWithAWrongBitAnywhereHasNoRecordThatWasNeverWritten() {
        byte[] file = file();
        for (int n = 0; n < file.length * 8; n++) {
            byte[] damaged = file.clone();
            damaged[n / 8] ^= (byte) (1 << n % 8);
            List<String> read = read(damaged);
            assertThat(read).isEqualTo(TEXTS.subList(0, read.size()));
        }
    }

    private static byte[] file() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TEXTS.forEach(text -> out.writeBytes(Records.frame(text.getBytes(StandardCharsets.UTF_8))));
        return out.toByteArray();
    }

    private static List<String> read(byte[] file) {
        return Records.read(file).stream()
                .map(data -> new String(data, StandardCharsets.UTF_8))
                .toList();
    }
}
