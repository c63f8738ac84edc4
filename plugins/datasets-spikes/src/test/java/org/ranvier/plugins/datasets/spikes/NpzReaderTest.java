package org.ranvier.plugins.datasets.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.datasets.spikes.Opening.assertProblem;
import static org.ranvier.plugins.datasets.spikes.Opening.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Problem;
import org.ranvier.api.data.Dataset;

class NpzReaderTest {

    @TempDir
    private Path folder;

    private Opening opening;

    @BeforeEach
    void open() {
        opening = new Opening(folder);
    }

    /** Written by numpy, with events out of order, a split and a group for each sample. */
    @Test
    void readsWhatNumpyWritesAndDividesItIntoSplits() throws IOException {
        opening.copy("numpy.npz");
        Map<String, Dataset.Split> splits = opening.open(Map.of("train", "numpy.npz", "channels", 3, "time_unit", "ms"))
                .splits();
        assertThat(splits).containsOnlyKeys("train", "test", "validation");
        Dataset.Split validation = splits.get("validation");
        assertThat(validation.size()).isEqualTo(1);
        assertThat(events(validation, 0).timeMs()).containsExactly(30, 20);
        assertThat(events(validation, 0).channel()).containsExactly(2, 1);
        assertThat(events(validation, 0).value()).containsExactly(0.5, 2);
        assertThat(validation.labelOf(0)).isEqualTo(1);
        assertThat(validation.get(0).group()).isEqualTo("ann");
        assertThat(events(splits.get("test"), 0).timeMs()).isEmpty();
    }

    @Test
    void readsRaggedEvents() throws IOException {
        ragged().write(folder.resolve("a.npz"));
        Dataset.Split train = opened().splits().get("train");
        assertThat(train.size()).isEqualTo(2);
        assertThat(events(train, 0).timeMs()).containsExactly(100);
        assertThat(events(train, 1).timeMs()).containsExactly(200, 300);
        assertThat(events(train, 1).channel()).containsExactly(2, 0);
    }

    @Test
    void splitsCanBeNumbers() throws IOException {
        ragged().with("split", 2, 0).write(folder.resolve("a.npz"));
        Map<String, Dataset.Split> splits = opened().splits();
        assertThat(splits).containsOnlyKeys("train", "test");
        assertThat(splits.get("test").labelOf(0)).isZero();
    }

    @Test
    void namesTheEventOfWhatIsWrong() throws IOException {
        assertRefused(ragged().with("times", 0.1, Double.NaN, 0.3), "event 1", "it has the time NaN");
        assertRefused(ragged().with("times", 0.1, 0.2, -1), "event 2", "has the time -1,");
        assertRefused(ragged().with("units", 0, 3, 1), "event 1", "is on channel 3, but with channels: 3 they go");
        assertRefused(ragged().with("values", 1, 2, Double.POSITIVE_INFINITY), "event 2", "has the value Infinity");
    }

    @Test
    void namesArraysThatDoNotFitTogether() throws IOException {
        assertRefused(ragged().with("units", 0, 1), "array units", "2 elements, not 3");
        assertRefused(ragged().with("labels"), "there is no sample");
        assertRefused(
                ragged().with("labels", 0, 0.5),
                "array labels",
                "element 1 is '0.5', which is neither a whole number nor a word");
        assertRefused(ragged().with("first", 0, 3), "array first", "3 elements that go from 0 to 3");
        assertRefused(ragged().with("first", 1, 1, 3), "array first");
        assertRefused(
                new Npzs()
                        .with("times", 1)
                        .with("labels", 0, 0, 0)
                        .with("units", 0)
                        .with("first", 0, 1, 0, 1),
                "array first",
                "element 2 is smaller");
        assertRefused(new Npzs().with("times", 1).with("labels", 0).with("units", 0), "neither an array sample nor");
        assertRefused(
                new Npzs().with("times", 1).with("labels", 0).with("units", 0).with("sample", 1),
                "array sample",
                "element 0 is 1.0");
        assertRefused(
                new Npzs().with("times", 1).with("labels", 0).with("units", 0).with("sample", 0, 0),
                "2 elements for 1 events");
        assertRefused(ragged().with("split", 0, 7), "array split", "'7' is none of");
        assertRefused(ragged().with("group", 0), "array group", "1 elements for 2 samples");
        assertRefused(new Npzs().with("labels", 0), "no array 'times', only [labels]");
    }

    /** Numbers of either byte order, columns, booleans and halves: 2 samples, the second with the label 1. */
    @Test
    void readsNumbersOfEveryTypeAndByteOrder() throws IOException {
        byte[] big = {0x3F, (byte) 0xC0, 0, 0, 0x40, 0x20, 0, 0};
        byte[] halves = {0, 0x3E, 0, 0x41};
        Npzs plain = new Npzs().with("units", 1, 2).with("first", 0, 1, 2);
        for (Npzs arrays : List.of(
                plain.raw("times", ">f4", "(2,)", big).raw("labels", "|b1", "(2,)", new byte[] {0, 1}),
                plain.raw("times", "<f2", "(2, 1)", halves).raw("labels", ">i2", "(1, 2)", new byte[] {0, 0, 0, 1}),
                plain.raw("labels", "<u8", "(2,)", new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}))) {
            arrays.write(folder.resolve("a.npz"));
            Dataset.Split train = opened().splits().get("train");
            assertThat(events(train, 0).timeMs()).containsExactly(1500);
            assertThat(events(train, 1).timeMs()).containsExactly(2500);
            assertThat(train.labelOf(0)).isZero();
            assertThat(train.labelOf(1)).isOne();
        }
        assertRefused(
                plain.raw("labels", "<u8", "(2,)", new byte[] {0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, -1}),
                "array labels",
                "1.8446744073709552E19");
    }

    @Test
    void namesArraysThatCannotBeRead() throws IOException {
        byte[] pickled = "not numbers".getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(ragged().raw("times", "|O", "(3,)", pickled), "array times", "type 'O'");
        assertRefused(ragged().raw("times", "|O8", "(3,)", pickled), "array times", "Python objects", "dtype=float");
        assertRefused(ragged().raw("times", "<f8", "()", new byte[8]), "array times", "not a list of numbers");
        assertRefused(ragged().raw("times", "<U2", "(3,)", new byte[24]), "array times", "not a list of numbers");
        assertRefused(ragged().raw("times", "<M8[ns]", "(3,)", new byte[24]), "array times", "does not state the type");
        assertRefused(ragged().raw("times", "<f8", "(4,)", new byte[24]), "array times", "does not fit its 24 bytes");
        assertRefused(
                new Npzs().raw("times", "<f8", "(3, 2)", new byte[48]).with("labels", 0),
                "array times",
                "not a list of numbers");
        assertRefused(ragged().raw("times", "<c16", "(1,)", new byte[16]), "array times", "type 'c16'");
        assertRefused(ragged().bytes("times", pickled), "array times", "not an npy array");
        ragged().write(folder.resolve("a.npz"));
        byte[] whole = Files.readAllBytes(folder.resolve("a.npz"));
        Files.write(folder.resolve("a.npz"), Arrays.copyOf(whole, whole.length - 40));
        assertProblem(Problem.Kind.DATA, this::opened, "a.npz", "not a whole npz file");
    }

    private static Npzs ragged() {
        return new Npzs()
                .with("times", 0.1, 0.2, 0.3)
                .with("units", 1, 2, 0)
                .with("first", 0, 1, 3)
                .with("labels", 0, 4);
    }

    private Dataset.Opened opened() {
        return opening.open(Map.of("train", "a.npz", "channels", 3, "time_unit", "s"));
    }

    private void assertRefused(Npzs arrays, String... fragments) throws IOException {
        arrays.write(folder.resolve("a.npz"));
        assertProblem(Problem.Kind.DATA, this::opened, fragments);
    }
}
