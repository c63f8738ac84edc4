package org.ranvier.plugins.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;

/** Files that {@code flac} and {@code sox} wrote are read to the bit. */
class FlacTest {

    private static final int HERTZ = 48_000;

    @TempDir
    private Path folder;

    private Path wav;
    private Sample.Waveform expected;

    /**
     * Silence, a tone, noise and the extremes, in blocks of no round length, so that all kinds of prediction are used.
     */
    @BeforeEach
    void write() throws IOException {
        Random random = new Random(1);
        int[] samples = new int[21_001];
        for (int n = 5000; n < samples.length; n++) {
            samples[n] = n < 12_000
                    ? (int) (9000 * Math.sin(0.03 * n) + 40 * random.nextGaussian())
                    : n < 17_000 ? random.nextInt(-32_768, 32_768) : n % 2 == 0 ? 32_767 : -32_768;
        }
        wav = Files.write(folder.resolve("sound.wav"), Sounds.wav(HERTZ, samples));
        expected = SoundFormat.read(Files.readAllBytes(wav), "sound.wav").mean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "-5", "-8"})
    void readsWhatFlacWrites(String level) throws Exception {
        Path file = folder.resolve("sound.flac");
        Encoders.run("flac", "--silent", level, wav, "-o", file);

        assertIsExpected(file);
    }

    @Test
    void readsWhatSoxWrites() throws Exception {
        Path file = folder.resolve("sound.flac");
        Encoders.run("sox", wav, file);

        assertIsExpected(file);
    }

    private void assertIsExpected(Path file) throws IOException {
        Sample.Waveform read =
                SoundFormat.read(Files.readAllBytes(file), "sound.flac").mean();
        assertThat(read.hertz()).isEqualTo(HERTZ);
        assertThat(Arrays.mismatch(read.amplitudes(), expected.amplitudes())).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-b 8", "-b 24", "-c 2", "-c 3 -b 24"})
    void soundsOfOtherDepthsAndSeveralChannelsAreReadAsWavFilesAre(String form) throws Exception {
        Path flac = folder.resolve("other.flac");
        Path same = folder.resolve("other.wav");
        Encoders.run(
                "sox",
                Stream.of("-D", wav.toString(), form, flac.toString())
                        .flatMap(a -> Stream.of(a.split(" ")))
                        .toArray());
        Encoders.run("flac", "--silent", "-d", flac, "-o", same);

        Sample.Waveform read =
                SoundFormat.read(Files.readAllBytes(flac), "other.flac").mean();

        assertThat(read.amplitudes()).hasSameSizeAs(expected.amplitudes());
        assertThat(Arrays.mismatch(
                        read.amplitudes(),
                        SoundFormat.read(Files.readAllBytes(same), "other.wav")
                                .mean()
                                .amplitudes()))
                .isEqualTo(-1);
    }

    @Test
    void otherDepthsAreRefusedByName() throws Exception {
        Path file = folder.resolve("other.flac");
        Encoders.run("sox", wav, "-b", "20", file);
        byte[] flac = Files.readAllBytes(file);
        // The bits of a sample less one, in the middle of the 13th and 14th byte of the first block.
        flac[20] &= (byte) 0xFE;
        flac[21] = (byte) (flac[21] & 0x0F | 11 << 4 & 0xF0);

        assertThatThrownBy(() -> SoundFormat.read(flac, "other.flac"))
                .hasMessageContainingAll("other.flac", "bits, not 8, 16 or 24");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0005, 0.01, 0.5, 0.99})
    void aFileThatIsCutIsRefused(double share) throws Exception {
        Path file = folder.resolve("sound.flac");
        Encoders.run("flac", "--silent", wav, "-o", file);
        byte[] whole = Files.readAllBytes(file);

        assertThatThrownBy(() -> SoundFormat.read(Arrays.copyOf(whole, (int) (share * whole.length)), "cut.flac"))
                .hasMessageContaining("cut.flac");
    }

    /** Of damage the decoder alone makes endless loops, gigabytes and words on stdout. */
    @Test
    void whateverIsDamagedIsRefusedOrReadToTheBit() throws Exception {
        Path file = folder.resolve("sound.flac");
        Encoders.run("flac", "--silent", wav, "-o", file);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(6);
        int metadata = 0;
        int flips = 2000 * Integer.getInteger("ranvier.soak", 1);
        for (int n = 0; n < flips; n++) {
            byte[] damaged = whole.clone();
            // The first bytes say what is in the file: there one goes bit by bit.
            int bit = n < 8 * 42 ? n : random.nextInt(8 * damaged.length);
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            if (n % 5 == 4) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            }
            metadata += isReadToTheBit(damaged) ? 1 : 0;
        }
        System.out.println(
                "promise: | FLAC files with flipped bits or cut: " + flips + " | refused, or the sound to the bit |");
        assertThat(metadata).as("flips in what says nothing of the sound").isBetween(1, flips / 2);
    }

    /** Whether a file is read, and as it should be; else it must be refused by name. */
    private boolean isReadToTheBit(byte[] file) {
        try {
            Sample.Waveform read = Flac.read(file, "damaged.flac").mean();
            assertThat(read.hertz()).isEqualTo(HERTZ);
            assertThat(Arrays.equals(read.amplitudes(), expected.amplitudes())).isTrue();
            return true;
        } catch (RanvierException e) {
            assertThat(e).hasMessageContaining("damaged.flac");
            return false;
        }
    }

    /** Thirty-six bits of samples, in a file of some kilobytes. */
    @Test
    void aSoundIsNotBelievedToBeLongerThanItsFramesAre() throws Exception {
        Path file = folder.resolve("sound.flac");
        Encoders.run("flac", "--silent", wav, "-o", file);
        byte[] flac = Files.readAllBytes(file);
        flac[22] = 0x10;

        assertThatThrownBy(() -> SoundFormat.read(flac, "long.flac"))
                .hasMessageContaining("long.flac: it says that it has 268456457 samples, and has 21001");
    }

    @ParameterizedTest
    @ValueSource(ints = {12_000, 20_000, 25_000})
    void aFileWithAWrongByteIsRefused(int at) throws Exception {
        Path file = folder.resolve("sound.flac");
        Encoders.run("flac", "--silent", wav, "-o", file);
        byte[] damaged = Files.readAllBytes(file);
        damaged[at] ^= 4;

        assertThatThrownBy(() -> SoundFormat.read(damaged, "damaged.flac")).hasMessageContaining("damaged.flac");
    }
}
