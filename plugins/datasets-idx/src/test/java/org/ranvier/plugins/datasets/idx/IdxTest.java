package org.ranvier.plugins.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.DataSource;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

class IdxTest {

    private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    @TempDir
    private Path data;

    private Path folder;

    @BeforeEach
    void writeTwoSplits() throws IOException {
        folder = Files.createDirectory(data.resolve("mnist"));
        write(TRAIN_IMAGES, images(3, 2, 2, 0, 1, 2, 3, 4, 5, 6, 7, 252, 253, 254, 255));
        write(TRAIN_LABELS, labels(3, 9, 0, 4));
        write(TEST_IMAGES, images(1, 2, 2, 10, 20, 30, 40));
        write(TEST_LABELS, labels(1, 1));
    }

    @Test
    void readsPixelsAndLabels() {
        try (Dataset.Opened opened = open()) {
            assertThat(opened.splits()).containsOnlyKeys("train", "test");
            Dataset.Split train = opened.splits().get("train");
            assertThat(train.size()).isEqualTo(3);
            Sample.Values last = (Sample.Values) train.get(2).sample();
            assertThat(last.values()).containsExactly(252, 253, 254, 255);
            assertThat(last.shape()).containsExactly(2, 2);
            assertThat(train.get(0).target()).isEqualTo(new Target.ClassLabel(9));
            assertThat(train.labelOf(2)).isEqualTo(4);
            Sample.Values test =
                    (Sample.Values) opened.splits().get("test").get(0).sample();
            assertThat(test.values()).containsExactly(10, 20, 30, 40);
        }
    }

    @Test
    void describesWhatIsKnownOfTheFolder() throws IOException {
        Dataset.Description description = open().describe();
        assertThat(description.title()).isEqualTo("MNIST");
        assertThat(description.shape()).containsExactly(2, 2);
        assertThat(description.classes()).hasSize(10).startsWith("0").endsWith("9");
        assertThat(description.sha256())
                .containsOnlyKeys(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)
                .containsEntry(TRAIN_LABELS, "216a10b471617b7d0794e5ece83dd156edbc244104b9d1603fb988f51e0b9c0a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-images.idx3-ubyte", "train-images-idx3-ubyte.gz", "train-images.idx3-ubyte.gz"})
    void acceptsTheNamesInUse(String name) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve(TRAIN_IMAGES));
        Files.delete(folder.resolve(TRAIN_IMAGES));
        write(name, name.endsWith(".gz") ? gzip(content) : content);
        assertThat(((Sample.Values) open().splits().get("train").get(2).sample()).values())
                .containsExactly(252, 253, 254, 255);
    }

    @Test
    void acceptsAPrefixAndAFileOfSeveralGzipMembers() throws IOException {
        for (String name : List.of(TRAIN_LABELS, TEST_IMAGES, TEST_LABELS)) {
            Files.move(folder.resolve(name), folder.resolve("letters-" + name));
        }
        byte[] content = Files.readAllBytes(folder.resolve(TRAIN_IMAGES));
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(Arrays.copyOf(content, 20)));
        members.write(gzip(Arrays.copyOfRange(content, 20, content.length)));
        write("letters-" + TRAIN_IMAGES + ".gz", members.toByteArray());
        assertThat(open(Map.of("prefix", "letters-")).splits().get("train").size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"17, ends after 1 of the 12 bytes", "10, ends within its header", "1, ends within its header"})
    void namesATruncatedFile(int length, String message) throws IOException {
        write(TRAIN_IMAGES, Arrays.copyOf(images(3, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), length));
        assertDataProblem(this::open, TRAIN_IMAGES, message, "fetch the file anew");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 12, 25, 35})
    void namesATruncatedCompressedFile(int length) throws IOException {
        byte[] whole = gzip(Files.readAllBytes(folder.resolve(TRAIN_IMAGES)));
        Files.delete(folder.resolve(TRAIN_IMAGES));
        write(TRAIN_IMAGES + ".gz", Arrays.copyOf(whole, length));
        assertDataProblem(this::open, TRAIN_IMAGES + ".gz", "fetch the file anew");
    }

    @Test
    void namesADamagedCompressedFileAtItsFirstImage() throws IOException {
        byte[] whole = gzip(Files.readAllBytes(folder.resolve(TRAIN_IMAGES)));
        whole[whole.length - 8] ^= 1;
        Files.delete(folder.resolve(TRAIN_IMAGES));
        write(TRAIN_IMAGES + ".gz", whole);
        Dataset.Split train = open().splits().get("train");
        assertDataProblem(() -> train.get(0), TRAIN_IMAGES + ".gz", "damaged");
    }

    @Test
    void namesAFileThatIsTooLong() throws IOException {
        write(TRAIN_LABELS, labels(3, 9, 0, 4, 4));
        assertDataProblem(this::open, TRAIN_LABELS, "more than the 3 bytes");
    }

    @Test
    void namesAWrongMagicNumber() throws IOException {
        write(TRAIN_IMAGES, labels(3, 1, 2, 3));
        assertDataProblem(this::open, TRAIN_IMAGES, "ends within its header");
        write(TRAIN_LABELS, images(1, 2, 2, 1, 2, 3, 4));
        write(TRAIN_IMAGES, images(3, 2, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
        assertDataProblem(this::open, TRAIN_LABELS, "magic number is 2051, but labels have 2049", "exchanged");
    }

    @Test
    void namesAnImpossibleExtent() throws IOException {
        write(TRAIN_IMAGES, images(-1, 2, 2));
        assertDataProblem(this::open, TRAIN_IMAGES, "an extent of 4294967295");
        write(TRAIN_IMAGES, images(1 << 20, 1 << 20, 1));
        assertDataProblem(this::open, TRAIN_IMAGES, "an extent of 1048576");
    }

    @Test
    void namesCountsThatDiffer() throws IOException {
        write(TEST_LABELS, labels(2, 1, 2));
        assertDataProblem(this::open, TEST_LABELS, "2 labels, but " + TEST_IMAGES + " has 1 images");
    }

    @Test
    void namesEveryMissingFileAtOnce() throws IOException {
        Files.delete(folder.resolve(TEST_IMAGES));
        Files.delete(folder.resolve(TRAIN_LABELS));
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        RanvierException.class, e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContainingAll("put " + TEST_IMAGES, "put " + TRAIN_LABELS);
    }

    @Test
    void namesAMissingFolder() {
        assertDataProblem(
                () -> open(Map.of("folder", "kmnist")), "no folder 'kmnist' in " + data, "--data or RANVIER_DATA");
    }

    @Test
    void whatIsPublishedCanBeFetchedAndIsSaidSo() {
        assertThat(new Idx().sources())
                .extracting(DataSource::name)
                .containsExactly("mnist", "fashion-mnist", "kmnist");
        assertThat(new Idx().sources())
                .allSatisfy(source -> assertThat(source.files())
                        .hasSize(4)
                        .allSatisfy(file -> assertThat(file.urls()).hasSizeGreaterThan(1)));
        assertDataProblem(() -> open(Map.of("folder", "kmnist")), "fetch 'kmnist' first");
        assertDataProblem(() -> open(Map.of("folder", "my-digits")), "put the four idx files there");
    }

    private Dataset.Opened open() {
        return open(Map.of());
    }

    private Dataset.Opened open(Map<String, ?> given) {
        Idx dataset = new Idx();
        return dataset.open(Settings.of(dataset.schema(), given), new Dataset.DataFolders() {
            @Override
            public Optional<Path> find(String relative) {
                return Optional.of(data.resolve(relative)).filter(Files::exists);
            }

            @Override
            public List<Path> searched() {
                return List.of(data);
            }
        });
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private static byte[] images(int count, int rows, int columns, int... pixels) {
        return bytes(new int[] {0x803, count, rows, columns}, pixels);
    }

    private static byte[] labels(int count, int... labels) {
        return bytes(new int[] {0x801, count}, labels);
    }

    private static byte[] bytes(int[] header, int[] content) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * header.length + content.length);
        Arrays.stream(header).forEach(buffer::putInt);
        Arrays.stream(content).forEach(b -> buffer.put((byte) b));
        return buffer.array();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(content);
        }
        return compressed.toByteArray();
    }

    private static void assertDataProblem(ThrowableAssert.ThrowingCallable action, String... fragments) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(RanvierException.class, e -> {
                    Problem problem = e.problems().getFirst();
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.DATA);
                    assertThat(problem.remedy()).isNotEmpty();
                })
                .hasMessageContainingAll(fragments);
    }
}
