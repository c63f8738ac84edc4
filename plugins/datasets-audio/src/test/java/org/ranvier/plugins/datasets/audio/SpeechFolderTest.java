package org.ranvier.plugins.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;

class SpeechFolderTest {

    private final SpeechFolder dataset = new SpeechFolder();

    @TempDir
    private Path data;

    /** As Speech Commands is published. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void listsNameWhatValidatesAndWhatIsTestedOn(boolean packed) throws IOException {
        Map<String, byte[]> files = files("");
        files.put("validation_list.txt", "yes/b_nohash_0.wav\n".getBytes(StandardCharsets.UTF_8));
        files.put("testing_list.txt", "no/c_nohash_1.wav\nyes/c_nohash_0.wav\n".getBytes(StandardCharsets.UTF_8));
        if (packed) {
            Sounds.archive(data.resolve("words/words.tar.gz"), files);
        } else {
            Sounds.folder(data.resolve("words"), files);
        }
        try (Dataset.Opened opened = open()) {
            assertThat(opened.describe().classes()).containsExactly("no", "yes");
            Map<String, Dataset.Split> splits = opened.splits();
            assertThat(splits.get("train").size()).isEqualTo(2);
            assertThat(splits.get("validation").groupOf(0)).isEqualTo("b");
            assertThat(splits.get("test").size()).isEqualTo(2);
            assertThat(splits.get("test").labelOf(0)).isZero();
        }
    }

    /** macOS keeps what it knows of a file in another beside it; others keep copies in folders of their own. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hiddenFilesAreNoSounds(boolean packed) throws IOException {
        Map<String, byte[]> files = files("");
        for (String hidden :
                new String[] {"yes/._a_nohash_0.wav", ".cache/yes/x.wav", "__MACOSX/yes/a_nohash_0.wav", ".trash/x.wav"
                }) {
            files.put(hidden, new byte[] {0, 5, 22, 7});
        }
        if (packed) {
            Sounds.archive(data.resolve("words/words.tar.gz"), files);
            Files.write(data.resolve("words/._words.tar.gz"), new byte[] {0, 5, 22, 7});
        } else {
            Sounds.folder(data.resolve("words"), files);
        }
        try (Dataset.Opened opened = open()) {
            assertThat(opened.describe().classes()).containsExactly("no", "yes");
            Dataset.Split train = opened.splits().get("train");
            assertThat(train.size()).isEqualTo(5);
            for (int n = 0; n < train.size(); n++) {
                assertThat(train.get(n).sample()).isNotNull();
            }
        }
    }

    /** What is no speech, such as an accelerometer's three axes, at a rate that no speech has. */
    @Test
    void everyChannelIsASignalByItselfWhereThatIsAskedFor() throws IOException {
        writeStereo("up/a.wav", 0.5, -0.25, 0.125, 0);
        writeStereo("down/b.wav", -0.5, 0.25);
        try (Dataset.Opened opened = openAs("signal")) {
            assertThat(opened.describe().shape()).containsExactly(2);
            Dataset.Split train = opened.splits().get("train");
            Sample.Signal up = (Sample.Signal) train.get(1).sample();
            assertThat(up.channels()).isEqualTo(2);
            assertThat(up.hertz()).isEqualTo(8000);
            assertThat(up.values()).containsExactly(0.5, -0.25, 0.125, 0);
        }
        try (Dataset.Opened opened = openAs("sound")) {
            assertThat(opened.describe().shape()).containsExactly(1);
            assertThat(((Sample.Waveform) opened.splits().get("train").get(1).sample()).amplitudes())
                    .containsExactly(0.125, 0.0625);
        }
    }

    @Test
    void signalsOfAnotherNumberOfChannelsAreRefusedByName() throws IOException {
        writeStereo("up/a.wav", 0.5, -0.25);
        Sounds.folder(data.resolve("words"), Map.of("up/b.wav", Sounds.wav(8000, 1, 2)));
        try (Dataset.Opened opened = openAs("signal")) {
            Dataset.Split train = opened.splits().get("train");
            assertThatThrownBy(() -> train.get(1))
                    .hasMessageContaining("words/up/b.wav")
                    .hasMessageContaining("it has 1 channel, but up/a.wav has 2")
                    .hasMessageContaining("as: sound");
        }
    }

    private void writeStereo(String path, double... values) throws IOException {
        Sounds.folder(data.resolve("words"), Map.of(path, Sounds.wav(ByteOrder.LITTLE_ENDIAN, 1, 16, 2, values)));
    }

    private Dataset.Opened openAs(String as) {
        return dataset.open(Settings.of(dataset.schema(), Map.of("folder", "words", "as", as)), Sounds.in(data));
    }

    @Test
    void aSoundOfAnotherRateIsRefusedByName() throws IOException {
        Map<String, byte[]> files = files("");
        files.put("yes/d_nohash_0.WAV", Sounds.wav(8000, 1, 2));
        Sounds.folder(data.resolve("words"), files);
        try (Dataset.Opened opened = open()) {
            Dataset.Split train = opened.splits().get("train");
            assertThat(train.size()).isEqualTo(6);
            assertThatThrownBy(() -> train.get(5))
                    .hasMessageContainingAll(
                            "yes/d_nohash_0.WAV: it has 8000 samples a second, but no/a_nohash_0.wav has 16000",
                            "sox OLD -r 8000 NEW");
        }
    }

    @Test
    void anIndexNamesClassesSpeakersAndSplits() throws IOException {
        Sounds.archive(data.resolve("words/words.tar.gz"), files("some-words/"));
        index(
                "file,label,speaker,split,sha256",
                "yes/a_nohash_0.wav,oui,anne,train,-",
                "no/c_nohash_1.wav,non,carl,test,-");
        try (Dataset.Opened opened = open()) {
            assertThat(opened.describe().classes()).containsExactly("non", "oui");
            assertThat(opened.splits().get("train").size()).isOne();
            assertThat(opened.splits().get("test").groupOf(0)).isEqualTo("carl");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"file\",\"label\",\"speaker\",\"split\"/\"yes/a_nohash_0.wav\",\"oui, vraiment\",\"anne\",\"train\"",
                "\uFEFFFile;Label;Speaker;Split/yes/a_nohash_0.wav;oui, vraiment;anne;train",
                "# by ear/file\tlabel\tspeaker\tsplit/yes/a_nohash_0.wav\toui, vraiment\tanne\ttrain",
            })
    void anIndexIsReadAsOthersWriteTables(String table) throws IOException {
        Sounds.folder(data.resolve("words"), files(""));
        index(table.split("(?<=split|split\"|ear|Split)/"));
        try (Dataset.Opened opened = open()) {
            assertThat(opened.describe().classes()).containsExactly("oui, vraiment");
            assertThat(opened.splits().get("train").groupOf(0)).isEqualTo("anne");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file,label,speaker | yes/a_nohash_0.wav,yes,a | index.csv:1: its columns are",
                "file,label,speaker,split | yes/x.wav,yes,a,train | index.csv:2: there is no file yes/x.wav",
                "file,label,speaker,split | yes/a_nohash_0.wav,yes | index.csv:2: it has 2 cells",
            })
    void aDamagedIndexIsRefusedWithItsLine(String head, String line, String message) throws IOException {
        Sounds.folder(data.resolve("words"), files(""));
        index(head, line);
        assertThatThrownBy(this::open).hasMessageContaining(message);
    }

    private void index(String... lines) throws IOException {
        Files.write(data.resolve("words/index.csv"), java.util.List.of(lines));
    }

    private static Map<String, byte[]> files(String top) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : new String[] {
            "yes/a_nohash_0.wav",
            "yes/b_nohash_0.wav",
            "yes/c_nohash_0.wav",
            "no/a_nohash_0.wav",
            "no/c_nohash_1.wav",
            "_background_noise_/hum.wav"
        }) {
            files.put(top + name, Sounds.wav(16_000, 1, 2));
        }
        return files;
    }

    private Dataset.Opened open() {
        return dataset.open(Settings.of(dataset.schema(), Map.of("folder", "words")), Sounds.in(data));
    }
}
