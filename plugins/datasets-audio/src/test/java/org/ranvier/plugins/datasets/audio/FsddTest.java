package org.ranvier.plugins.datasets.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

class FsddTest {

    private final Fsdd fsdd = new Fsdd();

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstFiveRecordingsOfASpeakerAndADigitAreTheTestSplit(boolean packed) throws IOException {
        Map<String, byte[]> files = recordings();
        if (packed) {
            Sounds.archive(data.resolve("fsdd/digits.tar.gz"), files);
        } else {
            Sounds.folder(data.resolve("fsdd"), files);
        }
        try (Dataset.Opened opened = open()) {
            assertThat(opened.describe().classes()).hasSize(10);
            Map<String, Dataset.Split> splits = opened.splits();
            assertThat(splits).containsOnlyKeys("train", "test");
            assertThat(splits.get("test").size()).isEqualTo(2 * 2 * 5);
            Dataset.Split train = splits.get("train");
            assertThat(train.size()).isEqualTo(2 * 2 * 2);
            Example example = train.get(3);
            assertThat(train.groupOf(3)).isEqualTo("theo").isEqualTo(example.group());
            assertThat(train.labelOf(3))
                    .isEqualTo(((Target.ClassLabel) example.target()).label())
                    .isZero();
            assertThat(((Sample.Waveform) example.sample()).amplitudes()).containsExactly(6 / 32768.0);
        }
    }

    @Test
    void aFolderWithoutRecordingsIsRefused() throws IOException {
        assertThatThrownBy(this::open)
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("there is no folder 'fsdd'");
        Files.createDirectories(data.resolve("fsdd"));
        assertThatThrownBy(this::open).hasMessageContaining("recordings/DIGIT_SPEAKER_INDEX.wav");
    }

    @Test
    void anArchiveThatIsCutIsRefused() throws IOException {
        Path archive = data.resolve("fsdd/digits.tar.gz");
        Sounds.archive(archive, recordings());
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(this::open).isInstanceOf(RanvierException.class).hasMessageContaining("cannot be read");
    }

    private static Map<String, byte[]> recordings() {
        Map<String, byte[]> files = new LinkedHashMap<>(Map.of("fsdd/README.md", new byte[3]));
        for (int digit : new int[] {0, 7}) {
            for (String speaker : new String[] {"jackson", "theo"}) {
                for (int index = 0; index < 7; index++) {
                    files.put(
                            "fsdd/recordings/" + digit + "_" + speaker + "_" + index + ".wav", Sounds.wav(8000, index));
                }
            }
        }
        return files;
    }

    private Dataset.Opened open() {
        return fsdd.open(Settings.defaults(fsdd.schema()), Sounds.in(data));
    }
}
