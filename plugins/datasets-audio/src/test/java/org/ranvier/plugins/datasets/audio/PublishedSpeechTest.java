package org.ranvier.plugins.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;

/** Speech Commands and the Heidelberg Digits in their published layout. */
class PublishedSpeechTest {

    @TempDir
    private Path data;

    @Test
    void speechCommandsHasTheSplitsOfItsLists() throws IOException {
        Sounds.folder(data.resolve("gsc"), words());
        try (Dataset.Opened opened = open(new Gsc())) {
            assertThat(opened.describe().classes()).containsExactly("no", "yes");
            assertThat(opened.splits()).containsOnlyKeys("train", "validation", "test");
            assertThat(opened.splits().get("train").size()).isEqualTo(2);
            assertThat(opened.splits().get("validation").groupOf(0)).isEqualTo("b");
            assertThat(opened.splits().get("test").labelOf(0)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"validation_list.txt", "testing_list.txt"})
    void speechCommandsWithoutAListIsRefused(String list) throws IOException {
        Map<String, byte[]> files = words();
        files.remove(list);
        Sounds.folder(data.resolve("gsc"), files);

        assertThatThrownBy(() -> open(new Gsc())).hasMessageContaining("no file of a " + list);
    }

    @Test
    void theArchiveOfSpeechCommandsHasToBeUnpacked() throws IOException {
        Files.createDirectories(data.resolve("gsc"));
        assertThatThrownBy(() -> open(new Gsc())).hasMessageContaining("it has no CLASS/NAME.wav");
        Files.write(data.resolve("gsc/speech_commands_v0.02.tar.gz"), new byte[] {1});
        assertThatThrownBy(() -> open(new Gsc())).hasMessageContaining("tar xzf speech_commands_v0.02.tar.gz");
    }

    @Test
    void speechCommandsIsKnownBeforeItIsHere() {
        Gsc gsc = new Gsc();

        assertThat(gsc.staticDescription(Settings.of(gsc.schema(), Map.of()))
                        .orElseThrow()
                        .classes())
                .hasSize(35)
                .isSorted();
    }

    private static Map<String, byte[]> words() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : new String[] {
            "yes/a_nohash_0.wav",
            "yes/b_nohash_0.wav",
            "no/a_nohash_0.wav",
            "no/c_nohash_1.wav",
            "_background_noise_/hum.wav"
        }) {
            files.put(name, Sounds.wav(16_000, 1, 2));
        }
        files.put("validation_list.txt", "yes/b_nohash_0.wav\n".getBytes(StandardCharsets.UTF_8));
        files.put("testing_list.txt", "no/c_nohash_1.wav\n".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void heidelbergDigitsAreReadByTheirLists(boolean packed) throws Exception {
        Map<String, byte[]> files = digits();
        if (packed) {
            Sounds.archive(data.resolve("rawhd/hd_audio.tar.gz"), files);
        } else {
            Sounds.folder(data.resolve("rawhd"), files);
        }
        try (Dataset.Opened opened = open(new RawHd())) {
            assertThat(opened.describe().classes())
                    .hasSize(20)
                    .startsWith("english 0")
                    .endsWith("german 9");
            Dataset.Split train = opened.splits().get("train");
            assertThat(train.size()).isEqualTo(2);
            assertThat(train.labelOf(0)).isEqualTo(3);
            assertThat(train.labelOf(1)).isEqualTo(17);
            assertThat(((Sample.Waveform) train.get(1).sample()).amplitudes())
                    .startsWith(0, 1 / 32768.0)
                    .hasSize(500);
            assertThat(opened.splits().get("test").groupOf(0)).isEqualTo("04");
        }
    }

    @Test
    void heidelbergDigitsThatAreMissingAreCounted() throws Exception {
        Map<String, byte[]> files = digits();
        files.keySet().removeIf(name -> name.contains("english"));
        Sounds.folder(data.resolve("rawhd"), files);
        Files.delete(data.resolve("rawhd/test_filenames.txt"));

        assertThatThrownBy(() -> open(new RawHd()))
                .hasMessageContaining("train_filenames.txt:1")
                .hasMessageContaining("1 of its files are not here")
                .hasMessageContaining("there is no test_filenames.txt");
    }

    private Map<String, byte[]> digits() throws Exception {
        int[] ramp = java.util.stream.IntStream.range(0, 500).toArray();
        Path wav = Files.write(data.resolve("ramp.wav"), Sounds.wav(48_000, ramp));
        Encoders.run("flac", "--silent", wav, "-o", data.resolve("ramp.flac"));
        byte[] flac = Files.readAllBytes(data.resolve("ramp.flac"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        String first = "lang-english_speaker-00_trial-0_digit-3.flac";
        String second = "lang-german_speaker-11_trial-12_digit-7.flac";
        String third = "lang-german_speaker-04_trial-1_digit-0.flac";
        for (String name : new String[] {first, second, third}) {
            files.put("audio/" + name, flac);
        }
        files.put("train_filenames.txt", (first + "\n" + second + "\n").getBytes(StandardCharsets.UTF_8));
        files.put("test_filenames.txt", (third + "\n").getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private Dataset.Opened open(Dataset dataset) {
        return dataset.open(Settings.of(dataset.schema(), Map.of()), Sounds.in(data));
    }
}
