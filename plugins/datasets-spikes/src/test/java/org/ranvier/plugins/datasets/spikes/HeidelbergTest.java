package org.ranvier.plugins.datasets.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ranvier.plugins.datasets.spikes.Opening.assertProblem;
import static org.ranvier.plugins.datasets.spikes.Opening.events;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.RemoteFile;
import org.ranvier.api.data.Sample;

/**
 * Files in the published layout; sample s of them has 7s mod 300 events, event k of it at k/256 s on channel 31s + 7k
 * mod 700.
 */
class HeidelbergTest {

    @TempDir
    private Path data;

    /**
     * The resources were written by PyTables, with its VLArray, Float16Atom and UInt16Atom: chunked lists of
     * {@code float16}.
     */
    @Test
    void readsWhatPyTablesWrote() throws IOException {
        copy("shd/shd_train.h5", "shd/shd_test.h5");
        try (Dataset.Opened opened = open(new Shd())) {
            assertThat(opened.splits().keySet()).containsExactly("train", "test");
            assertWritten(opened.splits().get("train"), 5, 20, 0);
            assertWritten(opened.splits().get("test"), 4, 20, 1);
            assertThat(opened.describe().shape()).containsExactly(700);
            assertThat(opened.describe().classes()).hasSize(20).startsWith("word 0", "word 1");
            assertThat(opened.describe().sha256()).containsOnlyKeys("shd_train.h5", "shd_test.h5");
        }
    }

    @ParameterizedTest
    @CsvSource({"shd, float16, 200", "shd, float64, 70", "ssc, float32, 500"})
    void readsWhatH5pyWrote(String set, String timeType, int samples) throws Exception {
        Files.createDirectories(data.resolve(set));
        H5py.run("heidelberg.py", data.resolve(set), set, timeType, samples);
        Dataset dataset = set.equals("shd") ? new Shd() : new Ssc();
        int classes = set.equals("shd") ? 20 : 35;
        try (Dataset.Opened opened = open(dataset)) {
            List<String> splits = List.copyOf(opened.splits().keySet());
            assertThat(splits)
                    .isEqualTo(set.equals("shd") ? List.of("train", "test") : List.of("train", "validation", "test"));
            for (int n = 0; n < splits.size(); n++) {
                assertWritten(opened.splits().get(splits.get(n)), samples, classes, n);
            }
            assertThat(opened.describe().classes()).hasSize(classes).endsWith("word " + (classes - 1));
        }
    }

    /** More than can be mapped at once: the library reads such a file at places of 64 bits, from any thread. */
    @Test
    void aFileOfMoreThan2GigabytesIsReadOrRefused() throws Exception {
        Files.createDirectories(data.resolve("shd"));
        H5py.run("heidelberg.py", data.resolve("shd"), "shd", "float16", 40, 2_200_000_000L);
        Path train = data.resolve("shd/shd_train.h5");
        long size = Files.size(train);
        assertThat(size).isGreaterThan(Integer.MAX_VALUE);
        try (Dataset.Opened opened = open(new Shd());
                ForkJoinPool pool = new ForkJoinPool(16)) {
            Dataset.Split split = opened.splits().get("train");
            assertWritten(split, 40, 20, 0);
            pool.submit(() -> IntStream.range(0, 400).parallel().forEach(n -> assertWritten(split, n % 40)))
                    .get();
        }
        int refused = 0;
        for (long cut = size - 1; cut > size - 60_000; cut -= 997) {
            try (FileChannel file = FileChannel.open(train, StandardOpenOption.WRITE)) {
                file.truncate(cut);
            }
            try (Dataset.Opened opened = open(new Shd())) {
                assertWritten(opened.splits().get("train"), 40, 20, 0);
            } catch (RanvierException e) {
                assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.DATA);
                assertThat(e).hasMessageContaining("shd_train.h5");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void severalThreadsReadTheSame() throws IOException {
        copy("shd/shd_train.h5", "shd/shd_test.h5");
        try (Dataset.Opened opened = open(new Shd())) {
            Dataset.Split train = opened.splits().get("train");
            IntStream.range(0, 400).parallel().forEach(n -> assertWritten(train, n % 5));
        }
    }

    @Test
    void millisecondsAreNotTakenForSeconds() throws IOException {
        copy("shd/shd_train.h5");
        // Written by h5py: its first sample has an event at 1400, in milliseconds.
        Opening.copy("milliseconds.h5", data.resolve("shd/shd_test.h5"));
        assertRefused(
                new Shd(),
                "shd_test.h5, sample 0",
                "an event at 1400.0 s",
                "look like milliseconds",
                "divide the times by 1000");
    }

    @Test
    void labelsAndLayoutAreChecked() throws IOException {
        copy("shd/shd_train.h5");
        Path test = data.resolve("shd/shd_test.h5");
        try (WritableHdfFile file = HdfFile.write(test)) {
            file.putDataset("labels", new int[] {3, 20});
            WritableGroup spikes = file.putGroup("spikes");
            spikes.putDataset("times", new float[][] {{0, 1}, {0, 1}});
        }
        assertRefused(new Shd(), "shd_test.h5, spikes/times", "where a list of variable length");
        Opening.copy("label-of-35.h5", test);
        assertRefused(new Shd(), "shd_test.h5, sample 1", "label is 34", "20 classes");
    }

    @Test
    void namesEveryFileThatIsNotThereAndHowToUnpackThoseThatAre() throws IOException {
        assertThatThrownBy(() -> open(new Ssc()))
                .isInstanceOfSatisfying(
                        RanvierException.class, e -> assertThat(e.problems()).hasSize(1))
                .hasMessageContainingAll(
                        "'ssc/ssc_train.h5', 'ssc/ssc_valid.h5', 'ssc/ssc_test.h5'",
                        data.toString(),
                        "fetch 'ssc' first");
        Files.createDirectories(data.resolve("shd"));
        Files.write(data.resolve("shd/shd_train.h5.zip"), new byte[3]);
        Files.write(data.resolve("shd/shd_test.h5.gz"), new byte[3]);
        assertRefused(new Shd(), "it is packed", "unzip shd_train.h5.zip", "gunzip -k shd_test.h5.gz");
    }

    @Test
    void theFilesAsPublishedAreDeclared() {
        DataSource source = new Ssc().sources().getFirst();
        assertThat(source.name()).isEqualTo("ssc");
        assertThat(source.files())
                .extracting(RemoteFile::path)
                .containsExactly("ssc_train.h5.zip", "ssc_valid.h5.zip", "ssc_test.h5.zip");
        assertThat(source.files().getFirst().urls().getFirst())
                .hasToString("https://zenkelab.org/datasets/ssc_train.h5.zip");
    }

    private static void assertWritten(Dataset.Split split, int samples, int classes, int firstSpeaker) {
        assertThat(split.size()).isEqualTo(samples);
        for (int s = 0; s < samples; s++) {
            assertThat(split.labelOf(s)).isEqualTo(s % classes);
            assertThat(split.groupOf(s))
                    .isEqualTo(Integer.toString(s % 3 + firstSpeaker))
                    .isEqualTo(split.get(s).group());
            assertWritten(split, s);
        }
    }

    private static void assertWritten(Dataset.Split split, int s) {
        Sample.Events events = events(split, s);
        int count = s * 7 % 300;
        assertThat(events.channels()).isEqualTo(700);
        assertThat(events.channel())
                .isEqualTo(IntStream.range(0, count)
                        .map(k -> (s * 31 + k * 7) % 700)
                        .toArray());
        assertThat(events.timeMs())
                .isEqualTo(IntStream.range(0, count)
                        .mapToDouble(k -> k * 1000 / 256.0)
                        .toArray());
    }

    private void copy(String... resources) throws IOException {
        for (String resource : resources) {
            Opening.copy(resource, data.resolve(resource));
        }
    }

    private Dataset.Opened open(Dataset dataset) {
        return dataset.open(Settings.defaults(dataset.schema()), new Opening(data));
    }

    private void assertRefused(Dataset dataset, String... fragments) {
        assertProblem(Problem.Kind.DATA, () -> open(dataset), fragments);
    }
}
