package org.ranvier.plugins.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Sample;

class WavTest {

    private static final int DATA = 12 + 24 + 12;

    @Test
    void amplitudesAreTheStoredNumbersOver32768() {
        Sample.Waveform sound = Wav.read(Sounds.wav(8000, 0, 16384, -32768, 32767), "a.wav");
        assertThat(sound.hertz()).isEqualTo(8000);
        assertThat(sound.amplitudes()).containsExactly(0, 0.5, -1, 32767 / 32768.0);
    }

    @Test
    void aSoundOfUnknownLengthGoesOnToTheEnd() {
        byte[] file = Sounds.wav(8000, 1, 2, 3);
        Arrays.fill(file, DATA + 4, DATA + 8, (byte) 0xFF);
        assertThat(Wav.read(file, "a.wav").amplitudes()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 88, it is no WAV file",
        "8, 88, it is no WAV file",
        "20, 3, 'encoding 3 with 16 bits'",
        "34, 24, 'encoding 1 with 24 bits'",
        "22, 2, it has 2 channels",
        "40, 99, it ends before its sound begins",
        "52, 99, it ends",
    })
    void whatIsNotPlainSpeechIsRefusedByName(int at, int value, String message) {
        byte[] file = Sounds.wav(8000, 1, 2, 3);
        file[at] = (byte) value;
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
            assertThatThrownBy(() -> Wav.read(cut, "a.wav")).as(length + " bytes").isInstanceOf(RanvierException.class);
        }
    }
}
