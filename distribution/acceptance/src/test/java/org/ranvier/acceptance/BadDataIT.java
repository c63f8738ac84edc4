package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data that is missing or damaged stops a run before it leaves anything behind. */
class BadDataIT {

    private static final int DATA = 4;
    private static final String IMAGES = "data/mnist/train-images-idx3-ubyte";
    private static final String LABELS = "data/mnist/train-labels-idx1-ubyte";

    @TempDir
    Path directory;

    @Test
    void aMissingFolderIsReportedWithThePlacesSearched() throws Exception {
        List<String> sentences = Refusal.in(directory).of(DATA, "train", "mnist-delays", "--data", "data");

        assertThat(sentences)
                .singleElement()
                .asString()
                .startsWith("dataset idx: there is no folder 'mnist' in data, ")
                .endsWith(
                        "; fetch it with: ranvier data get mnist, or say where the data lie with --data or RANVIER_DATA.");
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        writeImages(false);
        Files.delete(directory.resolve(LABELS));

        assertThat(refused())
                .containsExactly(
                        "data/mnist: the labels of the train split are missing;"
                                + " fetch it with: ranvier data get mnist, or put train-labels-idx1-ubyte there, compressed (.gz) or not.");
    }

    @Test
    void whatIsPackedIsToldWithTheCommandThatUnpacksIt() throws Exception {
        Files.createDirectories(directory.resolve("data/shd"));
        Files.write(directory.resolve("data/shd/shd_train.h5.zip"), new byte[1]);

        Result info = RanvierProcess.assembledIn(directory)
                .run("data", "info", "shd", "--data", "data")
                .requireSuccess();

        assertThat(info.stderr())
                .contains("unpack it in its folder, with: unzip shd_train.h5.zip", "no file 'shd/shd_test.h5'");
        assertThat(info.stdout()).contains("ranvier data get shd");
    }

    @Test
    void aTruncatedFileIsToldByItsHeader() throws Exception {
        writeImages(false);
        truncate(IMAGES, 5);

        assertThat(refused())
                .containsExactly(
                        IMAGES + ": it ends after 635 of the 640 bytes that its header declares; fetch the file anew.");
    }

    @Test
    void aTruncatedCompressedFileIsNoticedToo() throws Exception {
        writeImages(true);
        truncate(IMAGES + ".gz", 5);

        assertThat(refused())
                .containsExactly(
                        IMAGES
                                + ".gz: its compressed data end too early; fetch the file anew, and check that it may be read.");
    }

    @Test
    void anEmptyFileEndsWithinItsHeader() throws Exception {
        writeImages(false);
        Files.write(directory.resolve(LABELS), new byte[0]);

        assertThat(refused()).containsExactly(LABELS + ": it ends within its header; fetch the file anew.");
    }

    @Test
    void countsOfLabelsAndImagesMustAgree() throws Exception {
        writeImages(false);
        Files.write(
                directory.resolve(LABELS),
                ByteBuffer.allocate(8 + 7).putInt(2049).putInt(7).array());

        assertThat(refused())
                .containsExactly(LABELS + ": it has 7 labels, but train-images-idx3-ubyte has 40 images;"
                        + " use the two files of one and the same split.");
    }

    @Test
    void exchangedFilesAreRecognised() throws Exception {
        writeImages(false);
        Files.copy(directory.resolve(LABELS), directory.resolve(IMAGES), StandardCopyOption.REPLACE_EXISTING);

        assertThat(refused())
                .containsExactly(IMAGES + ": its magic number is 2049, but images have 2051;"
                        + " check that images and labels are not exchanged, and fetch the file anew.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,0,NaN,1,1 | the event has the time NaN, which is not a time from 0
            1,0,-3,1,1  | the event has the time -3, which is not a time from 0
            1,0,3,NaN,1 | the event has the value NaN, which is not a finite number
            1,7,3,1,1   | the event is on channel 7, but with channels: 2 they go from 0 to 1
            1,0,soon,1,1 | the time 'soon' is not a number
            1,0,3       | there are 3 fields, but the header has 5
            1,0,3,1,0.5 | the label '0.5' is not a whole number, nor a word
            1,0,3,1,NA  | the label is missing (NA)
            """)
    void aWrongEventInACsvIsReportedWithItsLine(String line, String message) throws Exception {
        Files.writeString(
                directory.resolve("spikes.csv"), "sample,channel,time,value,label\n0,0,1,1,0\n" + line + "\n");
        writeCsvExperiment();

        assertThat(Refusal.in(directory).of(DATA, "train", "csv.yaml", "--data", "."))
                .containsExactly("./spikes.csv, line 3: " + message
                        + "; mend the file, or export it anew as comma-separated values.");
    }

    @Test
    void recordingsThatAreSoundTrain() throws Exception {
        StringBuilder csv = new StringBuilder("sample,channel,time,value,label\n");
        for (int n = 0; n < 40; n++) {
            csv.append(n + "," + n % 2 + "," + (1 + n % 3) + ",1," + n % 2 + "\n");
        }
        Files.writeString(directory.resolve("spikes.csv"), csv);
        writeCsvExperiment();

        Result result = RanvierProcess.assembledIn(directory).run("train", "csv.yaml", "--data", ".", "--json");

        assertThat(result.requireSuccess()
                        .lastJson()
                        .get("test_at_best_validation")
                        .isNull())
                .as("no test split")
                .isTrue();
    }

    /** What cannot be trained is refused before there is a run, and explained in the same sentence. */
    @Test
    void anEncoderThatDoesNotFitTheDataIsRefusedByAll() throws Exception {
        Files.writeString(
                directory.resolve("spikes.csv"),
                "sample,channel,time,label\n" + "0,0,1,0\n1,1,2,1\n2,0,3,0\n3,1,4,1\n");
        writeCsvExperiment();
        String[] encoder = {"csv.yaml", "--data", ".", "--set", "encoder={type: time-to-first-spike, early: 0, late: 5}"
        };

        List<String> explained = Refusal.in(directory).of(2, with("explain", encoder));

        assertThat(explained)
                .singleElement()
                .asString()
                .startsWith("encoder time-to-first-spike: the sample is spikes, but this encoder takes numbers");
        assertThat(Refusal.in(directory).of(2, with("train", encoder))).isEqualTo(explained);
    }

    @Test
    void whatReadsTheDataIsFoundByItsNameOrToldHow() throws Exception {
        Files.writeString(directory.resolve("spikes.csv"), "sample,channel,time,label\n0,0,1,0\n");
        writeCsvExperiment();

        assertThat(data("{dataset: spikes, train: spikes.csv}"))
                .anySatisfy(
                        sentence -> assertThat(sentence)
                                .isEqualTo(
                                        "--set data: there is no key 'train'; it is a setting of the dataset: write dataset: {type: spikes, train: …}."));
        assertThat(data("{dataset: spikes.csv}"))
                .singleElement()
                .asString()
                .contains(
                        "there is no dataset 'spikes.csv', nor imported data of that name; a file of your own is read by a dataset, such as dataset: {type: spikes");
        assertThat(data("{dataset: yinyang}")).singleElement().asString().contains("did you mean 'yin-yang'?");
    }

    private List<String> data(String data) throws Exception {
        Result result =
                RanvierProcess.assembledIn(directory).run("train", "csv.yaml", "--data", ".", "--set", "data=" + data);
        assertThat(result.exitCode()).isIn(2, 3);
        return Refusal.sentences(result.stderr().lines().toList());
    }

    private static String[] with(String command, String... arguments) {
        return Stream.concat(Stream.of(command), Arrays.stream(arguments)).toArray(String[]::new);
    }

    private List<String> refused() throws Exception {
        return Refusal.in(directory)
                .of(DATA, "train", "mnist-delays", "--data", "data", "--set", "network.output.neurons=2");
    }

    private void writeImages(boolean compressed) throws IOException {
        new IdxFiles(4, compressed).write(directory.resolve("data/mnist"), 40);
    }

    private void truncate(String file, int bytes) throws IOException {
        byte[] whole = Files.readAllBytes(directory.resolve(file));
        Files.write(directory.resolve(file), Arrays.copyOf(whole, whole.length - bytes));
    }

    private void writeCsvExperiment() throws IOException {
        Files.writeString(directory.resolve("csv.yaml"), """
                data: {dataset: {type: spikes, train: spikes.csv, channels: 2, time_unit: ms}}
                time: {steps: 10}
                network:
                  - {neurons: 4, neuron: {type: lif, tau_mem: 5, v_threshold: 0.1}, delays: {type: triangle, max: 5}}
                  - {neurons: 2, neuron: {type: leaky, tau_mem: 5}}
                objective: mean-voltage
                training: {epochs: 1, optimizer: {type: adam, lr: 0.01}}
                """);
    }
}
