package org.ranvier.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;

/** Of a sealed file nothing can change unnoticed. */
class SealTest {

    @TempDir
    Path folder;

    private Path file;
    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(4);
        file = folder.resolve("x.safetensors");
        content(random).sealed().write(file);
        whole = Files.readAllBytes(file);
    }

    private static Safetensors content(Random random) {
        return Safetensors.of(
                Map.of(
                        "hidden.weights", NdArray.of(Fixtures.normals(random, 60), 12, 5),
                        "hidden.delays", NdArray.of(new int[] {4, 1, 7}, 3),
                        "sha256", NdArray.of(new double[] {1}, 1)),
                Map.of("format", "any/2", "epoch", "3", "note", "a \"sha256\":\" that is none"));
    }

    @Test
    void isReadAndKeepsEverything() {
        Safetensors read = Safetensors.read(file);

        assertThat(read.isSealed()).isTrue();
        assertThat(read.tensors()).isEqualTo(content(new Random(4)).tensors());
        assertThat(read.metadata()).containsEntry("epoch", "3");
        assertThat(read.metadata().get(Safetensors.SHA256)).matches("[0-9a-f]{64}");
    }

    @Test
    void theSameContentGivesTheSameBytesHoweverOftenItIsSealed() throws IOException {
        Safetensors.read(file).write(file);

        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    /** What other programs compare with: the digits stand in the header as they are. */
    @Test
    void theChecksumIsThatOfAllBytesWithItsOwnDigitsAsZeros() throws Exception {
        String digits = Safetensors.read(file).metadata().get(Safetensors.SHA256);
        byte[] blank = new String(whole, StandardCharsets.ISO_8859_1)
                .replace(digits, "0".repeat(64))
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(blank)))
                .isEqualTo(digits);
    }

    @Test
    void everySingleFlippedBitIsRefusedOrTakesTheSealAway() throws IOException {
        int unsealed = 0;
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            unsealed += changed(flipped, "bit " + bit) ? 0 : 1;
        }
        assertThat(unsealed)
                .as("a flip within the name 'sha256' hides the seal; who needs one asks for it")
                .isLessThanOrEqualTo(8 * Safetensors.SHA256.length());
    }

    @Test
    void whatWasCutOrExchangedIsRefused() throws IOException {
        Random random = new Random(8);
        for (int length = 0; length < whole.length; length++) {
            assertThat(changed(Arrays.copyOf(whole, length), "cut to " + length))
                    .isTrue();
        }
        for (int n = 0; n < 2000 * Integer.getInteger("ranvier.soak", 1); n++) {
            byte[] other = whole.clone();
            int from = random.nextInt(other.length);
            for (int i = from; i < Math.min(other.length, from + 1 + random.nextInt(16)); i++) {
                other[i] = (byte) random.nextInt();
            }
            if (!Arrays.equals(other, whole)) {
                changed(other, "exchange " + n);
            }
        }
        System.out.println("promise: | every bit of a sealed file flipped, cut at every byte, and stretches exchanged: "
                + (9 * whole.length + 2000 * Integer.getInteger("ranvier.soak", 1)) + " | none silent |");
    }

    /** Whether a file is refused; one that is not must have lost its seal. */
    private boolean changed(byte[] bytes, String what) throws IOException {
        Files.write(file, bytes);
        try {
            Safetensors read = Safetensors.read(file);
            assertThat(read.isSealed()).as(what).isFalse();
            return false;
        } catch (RanvierException e) {
            assertThat(e.problems())
                    .as(what)
                    .extracting(problem -> problem.kind())
                    .isEqualTo(List.of(org.ranvier.api.Problem.Kind.DATA));
            return true;
        }
    }
}
