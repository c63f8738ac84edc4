package org.ranvier.plugins.datasets.audio;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.testkit.DatasetContract;

/** Small sets in the layouts in which datasets of speech are published. */
class PublishedSpeechContractTest {

    @TempDir
    private Path data;

    abstract class OfFolder extends DatasetContract {
        @Override
        protected DataFolders folders() {
            return Sounds.in(data);
        }
    }

    @Nested
    class SpokenDigits extends OfFolder {
        @BeforeEach
        void write() throws Exception {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (int digit : new int[] {0, 7}) {
                for (String speaker : new String[] {"jackson", "theo"}) {
                    for (int index = 0; index < 7; index++) {
                        String name = digit + "_" + speaker + "_" + index + ".wav";
                        files.put("fsdd/recordings/" + name, Sounds.wav(8000, index, digit));
                    }
                }
            }
            Sounds.archive(data.resolve("fsdd/digits.tar.gz"), files);
        }

        @Override
        protected Dataset component() {
            return new Fsdd();
        }
    }

    /** All its words, since they are known beforehand. */
    @Nested
    class SpeechCommands extends OfFolder {
        @BeforeEach
        void write() throws Exception {
            Gsc gsc = new Gsc();
            List<String> words = gsc.staticDescription(Settings.of(gsc.schema(), Map.of()))
                    .orElseThrow()
                    .classes();
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (int n = 0; n < words.size(); n++) {
                for (char speaker : new char[] {'a', 'b', 'c'}) {
                    files.put(words.get(n) + "/" + speaker + "_nohash_0.wav", Sounds.wav(16_000, n, speaker));
                }
            }
            files.put("validation_list.txt", list(words, "b"));
            files.put("testing_list.txt", list(words, "c"));
            Sounds.folder(data.resolve("gsc"), files);
        }

        private byte[] list(List<String> words, String speaker) {
            List<String> lines = words.stream()
                    .map(word -> word + "/" + speaker + "_nohash_0.wav\n")
                    .toList();
            return String.join("", lines).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        protected Dataset component() {
            return new Gsc();
        }
    }

    @Nested
    class HeidelbergDigits extends OfFolder {
        @BeforeEach
        void write() throws Exception {
            int[] ramp = IntStream.range(0, 500).toArray();
            Path wav = Files.write(data.resolve("ramp.wav"), Sounds.wav(48_000, ramp));
            Encoders.run("flac", "--silent", wav, "-o", data.resolve("ramp.flac"));
            byte[] flac = Files.readAllBytes(data.resolve("ramp.flac"));
            Map<String, byte[]> files = new LinkedHashMap<>();
            List<String> names = List.of(
                    "lang-english_speaker-00_trial-0_digit-3.flac",
                    "lang-german_speaker-11_trial-12_digit-7.flac",
                    "lang-german_speaker-04_trial-1_digit-0.flac");
            names.forEach(name -> files.put("audio/" + name, flac));
            files.put("train_filenames.txt", (names.get(0) + "\n" + names.get(1) + "\n").getBytes());
            files.put("test_filenames.txt", (names.get(2) + "\n").getBytes());
            Sounds.folder(data.resolve("rawhd"), files);
        }

        @Override
        protected Dataset component() {
            return new RawHd();
        }
    }
}
