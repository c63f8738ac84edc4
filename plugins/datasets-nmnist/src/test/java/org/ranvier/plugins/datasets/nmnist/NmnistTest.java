package org.ranvier.plugins.datasets.nmnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;

class NmnistTest {

    /** At (33, 1) darker after 1 µs, at (2, 33) brighter after 8.388607 s, the last time of 23 bits. */
    private static final byte[] TWO = {33, 1, 0, 0, 1, 2, 33, -1, -1, -1};

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsOneFolderForEachDigitAsPublished(boolean packed) throws IOException {
        Map<String, byte[]> train = new LinkedHashMap<>();
        train.put("Train/7/00002.bin", TWO);
        train.put("Train/0/00003.bin", new byte[0]);
        train.put("Train/3/00001.bin", new byte[5]);
        // What macOS puts beside a file is no recording.
        train.put("Train/3/._00001.bin", new byte[4]);
        Map<String, byte[]> test = Map.of("Test/9/00001.bin", new byte[10]);
        if (packed) {
            zip("nmnist/Train.zip", train);
            Files.write(data.resolve("nmnist/._Train.zip"), new byte[4]);
            zip("nmnist/Test.zip", test);
        } else {
            folder("nmnist/", train);
            folder("nmnist/", test);
        }
        try (Dataset.Opened opened = open()) {
            assertThat(opened.splits().keySet()).containsExactly("train", "test");
            Dataset.Split split = opened.splits().get("train");
            assertThat(split.size()).isEqualTo(3);
            assertThat(List.of(split.labelOf(0), split.labelOf(1), split.labelOf(2)))
                    .containsExactly(3, 7, 0);
            Sample.Events events = (Sample.Events) split.get(1).sample();
            assertThat(events.channels())
                    .isEqualTo(2312)
                    .isEqualTo(opened.describe().shape().getFirst());
            assertThat(events.channel()).containsExactly(34 + 33, (34 + 33) * 34 + 2);
            assertThat(events.timeMs()).containsExactly(0.001, 8388.607);
            assertThat(((Sample.Events) split.get(2).sample()).channel()).isEmpty();
            assertThat(opened.splits().get("test").labelOf(0)).isEqualTo(9);
        }
    }

    @Test
    void readsNumberedFilesWithLists() throws IOException {
        small("#sample #class\r\n12\t5\r\n3\t0\r\n");
        try (Dataset.Opened opened = open()) {
            Dataset.Split train = opened.splits().get("train");
            assertThat(train.labelOf(0)).isEqualTo(5);
            assertThat(((Sample.Events) train.get(0).sample()).channel()).hasSize(2);
            assertThat(opened.splits().get("test").size()).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12 | is not the number of a recording and its digit",
                "4 5 | there is no file small/4.bs2",
                "12 11 | is not the number"
            })
    void aListThatIsWrongIsRefusedWithItsLine(String line, String message) throws IOException {
        small("3 0\n" + line + "\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(RanvierException.class)
                .hasMessageContainingAll("train1K.txt:2", message);
    }

    @Test
    void anEventInRow240PutsOffLaterTimes() {
        byte[] bytes = {1, 2, 0, 0, 100, 0, (byte) 240, 0, 0, 0, 1, 2, 0, 0, 50};
        Sample.Events events = AddressEvents.read(bytes, "x.bin");
        assertThat(events.timeMs()).containsExactly(0.1, 8.242);
    }

    @Test
    void aDamagedRecordingIsRefused() {
        assertThatThrownBy(() -> AddressEvents.read(new byte[7], "x.bin")).hasMessageContainingAll("x.bin", "7 bytes");
        assertThatThrownBy(() -> AddressEvents.read(new byte[] {0, 0, 0, 0, 0, 34, 0, 0, 0, 0}, "x.bin"))
                .hasMessageContainingAll("x.bin, event 1", "(34, 0)");
    }

    @Test
    void aFolderWithoutRecordingsIsRefused() throws IOException {
        assertThatThrownBy(this::open).hasMessageContainingAll("there is no folder 'nmnist'", "RANVIER_DATA");
        folder("nmnist/", Map.of("small.tar.gz", new byte[3]));
        assertThatThrownBy(this::open).hasMessageContainingAll("no recordings Train/0…9", "tar xzf");
        Files.write(data.resolve("nmnist/Train.zip"), new byte[30]);
        assertThatThrownBy(this::open).hasMessageContainingAll("Train.zip", "cannot be read");
    }

    private void small(String train) throws IOException {
        folder(
                "nmnist/small/",
                Map.of(
                        "12.bs2",
                        TWO,
                        "3.bs2",
                        new byte[0],
                        "60001.bs2",
                        new byte[5],
                        "train1K.txt",
                        train.getBytes(),
                        "test100.txt",
                        "60001 7".getBytes()));
    }

    private void folder(String at, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = data.resolve(at + file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private void zip(String name, Map<String, byte[]> files) throws IOException {
        Path path = data.resolve(name);
        Files.createDirectories(path.getParent());
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("Train/"));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
    }

    private Dataset.Opened open() {
        Nmnist dataset = new Nmnist();
        return dataset.open(Settings.defaults(dataset.schema()), new DataFolder(data));
    }

    /** One data folder. */
    record DataFolder(Path folder) implements Dataset.DataFolders {

        @Override
        public Optional<Path> find(String relative) {
            return Optional.of(folder.resolve(relative)).filter(Files::exists);
        }

        @Override
        public List<Path> searched() {
            return List.of(folder);
        }
    }
}
