package org.ranvier.plugins.datasets.spikes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.testkit.DatasetContract;

/** Recordings of each format, and the sets whose layout is known. */
class SpikesContractTest {

    @TempDir
    private Path data;

    abstract class OfSpikes extends DatasetContract {
        @Override
        protected Dataset component() {
            return new Spikes();
        }

        @Override
        protected DataFolders folders() {
            return opening();
        }
    }

    private Opening opening() {
        return new Opening(data);
    }

    @Nested
    class Hdf5 extends OfSpikes {
        @BeforeEach
        void copy() throws IOException {
            opening().copy("shd-layout.h5");
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("train", "shd-layout.h5", "test", "shd-layout.h5", "channels", 700, "polarity", "ignore");
        }
    }

    @Nested
    class Npz extends OfSpikes {
        @BeforeEach
        void copy() throws IOException {
            opening().copy("numpy.npz");
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of("train", "numpy.npz", "channels", 3, "time_unit", "ms", "polarity", "ignore");
        }
    }

    @Nested
    class Csv extends OfSpikes {
        @BeforeEach
        void write() throws IOException {
            opening()
                    .write(
                            "a.csv",
                            IntStream.range(0, 30)
                                    .mapToObj(n -> n == 0
                                            ? "sample,channel,time,label"
                                            : n / 3 + "," + n % 4 + "," + n % 3 + ".5," + n / 3 % 2)
                                    .toArray(String[]::new));
        }

        @Override
        protected Map<String, ?> settings() {
            return Map.of(
                    "train", "a.csv", "validation", "a.csv", "channels", 4, "time_unit", "ms", "polarity", "ignore");
        }
    }

    @Nested
    class HeidelbergDigits extends OfSpikes {
        @BeforeEach
        void copy() throws IOException {
            opening().copy("shd/shd_train.h5", "shd/shd_test.h5");
        }

        @Override
        protected Dataset component() {
            return new Shd();
        }
    }

    @Nested
    class SpeechCommands extends OfSpikes {
        @BeforeEach
        void write() throws Exception {
            Path folder = Files.createDirectory(data.resolve("ssc"));
            H5py.run("heidelberg.py", folder, "ssc", "float32", 70);
        }

        @Override
        protected Dataset component() {
            return new Ssc();
        }
    }
}
