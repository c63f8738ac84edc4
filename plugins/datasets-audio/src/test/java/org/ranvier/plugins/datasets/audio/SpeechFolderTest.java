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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;

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

    @Test
    void anIndexNamesClassesSpeakersAndSplits() throws IOException {
        Sounds.archive(data.resolve("words/words.tar.gz"), files("some-words/"));
        index("file,label,speaker,split,sha256", "yes/a_nohash_0.wav,oui,anne,train,-", "no/c_nohash_1.wav,non,carl,test,-");
        try (Dataset.Opened opened = open()) {
            assertThat(opened.describe().classes()).containsExactly("non", "oui");
            assertThat(opened.splits().get("train").size()).isOne();
            assertThat(opened.splits().get("test").groupOf(0)).isEqualTo("carl");
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
            "yes/a_nohash_0.wav", "yes/b_nohash_0.wav", "yes/c_nohash_0.wav", "no/a_nohash_0.wav", "no/c_nohash_1.wav",
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
