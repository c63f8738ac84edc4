package org.ranvier.plugins.datasets.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.testkit.DatasetContract;

/** A folder of words, as files and as an archive. */
class SpeechFolderContractTest {

    @TempDir
    private Path data;

    abstract class OfWords extends DatasetContract {
        @Override
        protected Dataset component() {
            return new SpeechFolder();
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("folder", "words");
        }

        @Override
        protected DataFolders folders() {
            return Sounds.in(data);
        }
    }

    @Nested
    class Files extends OfWords {
        @BeforeEach
        void write() throws IOException {
            Sounds.folder(data.resolve("words"), words());
        }
    }

    @Nested
    class Signals extends Files {
        @Override
        protected Map<String, ?> settings() {
            return Map.of("folder", "words", "as", "signal");
        }
    }

    @Nested
    class Archive extends OfWords {
        @BeforeEach
        void write() throws IOException {
            Sounds.archive(data.resolve("words/words.tar.gz"), words());
        }
    }

    private static Map<String, byte[]> words() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String word : new String[] {"no", "yes"}) {
            for (int n = 0; n < 6; n++) {
                files.put(word + "/" + "abc".charAt(n % 3) + "_nohash_" + n + ".wav", Sounds.wav(16_000, n, 2, -n));
            }
        }
        files.put("validation_list.txt", "yes/b_nohash_1.wav\n".getBytes(StandardCharsets.UTF_8));
        files.put("testing_list.txt", "no/c_nohash_2.wav\n".getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
