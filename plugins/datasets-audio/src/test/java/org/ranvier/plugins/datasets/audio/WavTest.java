package org.ranvier.plugins.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;

class WavTest {

    private static final int DATA = 12 + 24 + 12;

    @Test
    void amplitudesAreTheStoredNumbersOver32768() {
        Sample.Waveform sound =
                Wav.read(Sounds.wav(8000, 0, 16384, -32768, 32767), "a.wav").mean();
        assertThat(sound.hertz()).isEqualTo(8000);
        assertThat(sound.amplitudes()).containsExactly(0, 0.5, -1, 32767 / 32768.0);
    }

    @Test
    void aSoundOfUnknownLengthGoesOnToTheEnd() {
        byte[] file = Sounds.wav(8000, 1, 2, 3);
        Arrays.fill(file, DATA + 4, DATA + 8, (byte) 0xFF);
        assertThat(Wav.read(file, "a.wav").mean().amplitudes()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 88, it is no WAV file",
        "8, 88, it is no WAV file",
        "20, 2, Microsoft ADPCM",
        "20, 6, A-law",
        "20, 7, µ-law",
        "20, 85, MP3",
        "20, 99, 'encoding 99 with 16 bits'",
        "34, 24, 'encoding 1 with 24 bits'",
        "22, 0, it has 0 channels",
        "40, 99, it ends before its sound begins",
        "52, 99, it ends",
    })
    void whatIsNotReadIsRefusedByName(int at, int value, String message) {
        byte[] file = Sounds.wav(8000, 1, 2, 3);
        file[at] = (byte) value;
        assertRefused(file, message);
    }

    @ParameterizedTest
    @CsvSource({"OggS, Ogg", "FORM, AIFF", "NIST, NIST SPHERE", "ID3x, MP3"})
    void aFileThatOnlyItsNameMakesASoundIsNamed(String start, String name) {
        byte[] file = Sounds.wav(8000, 1, 2, 3);
        System.arraycopy(start.getBytes(StandardCharsets.US_ASCII), 0, file, 0, 4);
        assertRefused(file, "it is no WAV file but " + name);
    }

    @Test
    void aFileWithoutASampleIsRefused() {
        assertRefused(Sounds.wav(8000), "not a single sample");
        assertRefused(new byte[0], "it is empty");
    }

    /** A quarter and minus a half of full scale. */
    @ParameterizedTest
    @CsvSource({"1, 8", "1, 16", "1, 24", "1, 32", "3, 32", "3, 64", "-2, 16", "-2, 24", "-2, 8"})
    void everyDepthOfIntegersAndFloatsGivesTheSameAmplitudes(int encoding, int bits) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            byte[] file = Sounds.wav(order, encoding, bits, 1, 0.25, -0.5, 0);
            assertThat(Wav.read(file, "a.wav").mean().amplitudes())
                    .as(order.toString())
                    .containsExactly(0.25, -0.5, 0);
        }
    }

    @Test
    void ofSeveralChannelsTheMeanIsTaken() {
        byte[] file = Sounds.wav(ByteOrder.LITTLE_ENDIAN, 1, 24, 2, 0.25, 0.75, -1, 0.5);
        assertThat(Wav.read(file, "a.wav").mean().amplitudes()).containsExactly(0.5, -0.25);
    }

    @Test
    void aFloatThatIsNoNumberIsRefused() {
        assertRefused(Sounds.wav(ByteOrder.LITTLE_ENDIAN, 3, 32, 1, 0.5, Double.NaN), "sample 1 of it is NaN");
    }

    /** As programs leave it that write to a pipe, and as RF64 says it elsewhere. */
    @ParameterizedTest
    @ValueSource(ints = {0, -1, -37, 0x7FFFFFFF, 0x7FFFF000})
    void aLengthThatWasNeverWrittenMeansUpToTheEnd(int length) {
        byte[] file = Sounds.wav(8000, 1000, 2000, 3000);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(DATA + 4, length);
        assertThat(Wav.read(file, "a.wav").mean().amplitudes()).hasSize(3);
    }

    @Test
    void readsWhatSoxWrites(@TempDir Path folder) throws Exception {
        Path wav = Files.write(folder.resolve("a.wav"), Sounds.wav(8000, 0, 16384, -32768, 8192));
        for (String form :
                List.of("-b 8", "-b 24", "-b 32", "-e float -b 32", "-e float -b 64", "-c 2", "-c 6 -b 24", "-B")) {
            Path file = folder.resolve("b.wav");
            Encoders.run(
                    "sox",
                    Stream.of("-D", wav.toString(), form, file.toString())
                            .flatMap(a -> Stream.of(a.split(" ")))
                            .toArray());
            assertThat(Wav.read(Files.readAllBytes(file), "b.wav").mean().amplitudes())
                    .as(form)
                    .containsExactly(0, 0.5, -1, 0.25);
        }
        for (String form : List.of("a-law", "mu-law", "ms-adpcm", "ima-adpcm", "gsm-full-rate")) {
            Path file = folder.resolve("c.wav");
            Encoders.run("sox", wav, "-e", form, file);
            assertRefused(Files.readAllBytes(file), "encoded as");
        }
    }

    private static void assertRefused(byte[] file, String message) {
        assertThatThrownBy(() -> Wav.read(file, "a.wav"))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("a.wav")
                .hasMessageContaining(message);
    }

    @Test
    void aFileCutAnywhereIsRefusedOrShorterNeverSilentlyWrong() {
        byte[] file = Sounds.wav(8000, 1, 2, 3);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> Wav.read(cut, "a.wav"))
                    .as(length + " bytes")
                    .isInstanceOf(RanvierException.class);
        }
    }
}
