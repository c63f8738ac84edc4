package org.ranvier.plugins.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;

/** What an archive says of itself, in headers whose checksums fit, costs little and ends in a sentence. */
class TarTest {

    private static final int BLOCK = 512;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM = 148;

    @TempDir
    Path folder;

    @Test
    void aWholeArchiveIsRead() throws IOException {
        assertThat(read(tar(octal("1000")))).containsExactly("a.wav");
    }

    @Test
    void aSizeThatCannotBeIsRefused() throws IOException {
        for (String size : List.of("-0000000001", "77777777777", "99999999999", "x", "1000x", "+1")) {
            refused(tar(octal(size)), size);
        }
        // In base 256, as sizes above 8 GiB are written: −1, −2^63, 2^63 − 1, 2^95 − 1, and one of a terabyte.
        refused(tar(binary(0xFF, 0xFF)), "-1");
        refused(tar(binary(0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0)), "-2^63");
        refused(tar(binary(0x80, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)), "2^63-1");
        refused(tar(binary(0x80, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF)), "2^95-1");
        refused(tar(binary(0x80, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0)), "2^40");
    }

    @Test
    void aSizeThatCannotBeInAnExtendedHeaderIsRefusedToo() throws IOException {
        for (String size : List.of("-1", "9223372036854775807", "9223372036854775808", "x", "1e9")) {
            String record = " size=" + size + "\n";
            String text = (record.length() + 2) + record;
            ByteArrayOutputStream tar = new ByteArrayOutputStream();
            block(tar, header("pax", octal(Integer.toOctalString(text.length())), 'x'));
            block(tar, text.getBytes(StandardCharsets.US_ASCII));
            tar.write(tar(octal("1000")));
            refused(tar.toByteArray(), "pax size " + size);
        }
    }

    /** Bits anywhere, in headers that their checksums make believable. */
    @Test
    void whateverIsFlippedIsRefusedOrRead() throws IOException {
        byte[] whole = tar(octal("1000"));
        Random random = new Random(11);
        int times = 1_000 * Integer.getInteger("ranvier.soak", 1);
        for (int n = 0; n < times; n++) {
            byte[] tar = whole.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                tar[random.nextInt(BLOCK)] ^= (byte) (1 << random.nextInt(8));
            }
            seal(tar);
            try {
                read(n % 5 == 0 ? Arrays.copyOf(tar, random.nextInt(tar.length)) : tar);
            } catch (RanvierException e) {
                assertThat(e).hasMessageContaining("x.tar.gz");
            }
        }
        System.out.println("promise: | tar headers with flipped bits and right checksums: " + times
                + " | read, or refused by name |");
    }

    private void refused(byte[] tar, String what) {
        assertThatThrownBy(() -> read(tar))
                .as(what)
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("x.tar.gz");
    }

    private List<String> read(byte[] tar) throws IOException {
        Path file = folder.resolve("x.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(tar);
        }
        return SoundArchive.of(file).paths();
    }

    /** One file of 512 bytes, whatever its header says. */
    private static byte[] tar(byte[] size) throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        block(tar, header("a.wav", size, '0'));
        block(tar, new byte[BLOCK]);
        block(tar, new byte[BLOCK]);
        block(tar, new byte[BLOCK]);
        return tar.toByteArray();
    }

    private static void block(ByteArrayOutputStream tar, byte[] content) throws IOException {
        tar.write(Arrays.copyOf(content, BLOCK));
    }

    private static byte[] header(String name, byte[] size, char type) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        System.arraycopy(size, 0, header, SIZE, SIZE_LENGTH);
        put(header, 136, "00000000000");
        header[156] = (byte) type;
        put(header, 257, "ustar\00000");
        seal(header);
        return header;
    }

    private static void seal(byte[] header) {
        Arrays.fill(header, CHECKSUM, CHECKSUM + 8, (byte) ' ');
        int sum = 0;
        for (int n = 0; n < BLOCK; n++) {
            sum += header[n] & 0xFF;
        }
        put(header, CHECKSUM, String.format(Locale.ROOT, "%06o\0", sum));
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static byte[] octal(String text) {
        return Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), SIZE_LENGTH);
    }

    /** The first byte, then what is at the end, filled up between with the sign. */
    private static byte[] binary(int... bytes) {
        byte[] size = new byte[SIZE_LENGTH];
        Arrays.fill(size, bytes[0] == 0xFF ? (byte) 0xFF : 0);
        size[0] = (byte) bytes[0];
        for (int n = 1; n < bytes.length; n++) {
            size[SIZE_LENGTH - bytes.length + n] = (byte) bytes[n];
        }
        return size;
    }
}
