package org.ranvier.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that time.steps leaves out is counted and told, and a split of which nothing is left is refused. */
class OutsideTheTimeIT {

    private static final int USAGE = 2;
    private static final int DATA = 4;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1000 | 0    | they go up to \\S+ and are read as ms, so that the median sample lasts \\S+ ms and the longest \\S+ ms: they look like µs, .*; set time_unit: us if that is what they are\\.
            1    | 1000 | they start at 1,0\\S+ ms, in the median sample at \\S+ ms, though that lasts \\S+ ms only: they look like absolute time stamps; subtract from each time the start of its sample\\.
            1    | 75   | check the unit of the times and where they start, or raise time\\.steps to \\d+\\.
            """)
    void dataOfWhichNothingIsLeftIsRefusedBeforeARunIsMade(double factor, double startMs, String look)
            throws Exception {
        record(factor, startMs, startMs);

        assertThat(Refusal.in(directory).of(DATA, "train", "e.yaml", "--data", "."))
                .anySatisfy(sentence -> assertThat(sentence)
                        .matches(
                                "data: spikes: all 256 events of the training split lie after the 60 ms of a sample \\(time\\.steps\\), from \\S+ to \\S+ ms; .*"
                                        + look));
        assertThat(Refusal.in(directory).of(DATA, "explain", "e.yaml", "--data", "."))
                .singleElement()
                .asString()
                .contains("all 256 events of the training split");
    }

    @Test
    void anEncoderThatMakesTimesAfterTheEndIsRefused() throws Exception {
        assertThat(Refusal.in(directory)
                        .of(
                                USAGE,
                                "train",
                                "yin-yang",
                                "--set",
                                "encoder={type: time-to-first-spike, early: 50, late: 90}"))
                .hasSize(3)
                .element(0)
                .asString()
                .matches(
                        "encoder time-to-first-spike .*: all \\S+ events of the training split lie after the 50 ms of a sample \\(time\\.steps\\),"
                                + " from 50 to 90 ms; change early, late, bias_time, or raise time\\.steps to 90\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "bins"})
    void whatIsCutIsToldOnceWhateverTheEpochsAndTheEncoder(String encoder) throws Exception {
        record(1, 0, 0);

        Result trained = ranvier()
                .run(
                        "train",
                        "e.yaml",
                        "--data",
                        ".",
                        "--out",
                        "run",
                        "--set",
                        "time.steps=20",
                        "--set",
                        "training.epochs=2",
                        "--set",
                        "encoder=" + encoder)
                .requireSuccess();

        assertThat(advice(trained.stderr()))
                .containsPattern(
                        "advice: 250 of 400 events \\(63 %\\) lie after the 20 ms of a sample \\(time\\.steps\\) and are left out \\(training 160 of 256, validation 40 of 64, test 50 of 80\\);"
                                + " 50 of 50 samples last longer, the longest 55 ms, and 64 % of the data's time is cut off: time\\.steps 56 would keep everything\\.");
        assertThat(advice(trained.stderr()).split("time.steps\\)", -1)).hasSize(2);
        assertThat(ranvier()
                        .run("evaluate", "run", "--data", ".", "--json")
                        .requireSuccess()
                        .lastJson()
                        .get("left_out")
                        .asString())
                .startsWith("50 of 80 events (63 %) lie after the 20 ms");
        assertThat(advice(ranvier()
                        .run("explain", "e.yaml", "--data", ".", "--set", "time.steps=20")
                        .requireSuccess()
                        .stdout()))
                .containsPattern("left out\\s+of the first 32 training samples, 160 of 256 events");
    }

    @Test
    void nothingIsSaidWhereEverythingFits() throws Exception {
        record(1, 0, 0);

        Result trained = ranvier()
                .run("train", "e.yaml", "--data", ".", "--set", "time.steps=56", "--out", "run")
                .requireSuccess();

        assertThat(trained.stderr()).doesNotContain("time.steps");
        assertThat(ranvier()
                        .run("evaluate", "run", "--data", ".")
                        .requireSuccess()
                        .stderr())
                .doesNotContain("advice");
        assertThat(ranvier()
                        .run("explain", "e.yaml", "--data", ".")
                        .requireSuccess()
                        .stdout())
                .doesNotContain("left out");
    }

    @Test
    void aTestSplitOfWhichNothingIsLeftIsRefusedToo() throws Exception {
        record(1, 0, 400);

        assertThat(Refusal.in(directory).of(DATA, "train", "e.yaml", "--data", "."))
                .singleElement()
                .asString()
                .startsWith(
                        "data: spikes: all 80 events of the test split lie after the 60 ms of a sample (time.steps), from 400 to 455 ms; they start at");
    }

    @Test
    void whatTimesLookLikeIsSaidAtImport() throws Exception {
        record(1000, 0, 0);
        assertThat(advice(ranvier()
                        .run(
                                "data",
                                "import",
                                "spikes",
                                "train=train.csv",
                                "channels=8",
                                "time_unit=ms",
                                "--as",
                                "us",
                                "--data",
                                "data")
                        .requireSuccess()
                        .stderr()))
                .contains(
                        "advice: times go up to 55,000 and are read as ms, so that the median sample lasts",
                        "they look like µs",
                        "set time_unit: us");
        assertThat(advice(ranvier()
                        .run(
                                "data",
                                "import",
                                "spikes",
                                "train=train.csv",
                                "channels=8",
                                "time_unit=us",
                                "--as",
                                "ms",
                                "--data",
                                "data")
                        .requireSuccess()
                        .stderr()))
                .doesNotContain("advice: times");
    }

    /** Forty samples of eight events between 0 and 55 ms, 3 of them before 20 ms, and ten to test on. */
    private void record(double factor, double trainFromMs, double testFromMs) throws IOException {
        table("train.csv", 40, factor, trainFromMs);
        table("test.csv", 10, factor, testFromMs);
        Files.writeString(directory.resolve("e.yaml"), """
                data: {dataset: {type: spikes, train: train.csv, test: test.csv, channels: 8, time_unit: ms}}
                time: {steps: 60}
                network:
                  - {neurons: 6, neuron: {type: lif, tau_mem: 10}, weights: {init: normal, mean: 1, std: 1}, delays: {type: triangle, max: 10}}
                  - {neurons: 2, neuron: {type: leaky, tau_mem: 20}}
                objective: mean-voltage
                training: {epochs: 1, batch: 8, optimizer: {type: adam, lr: 0.01}}
                """);
    }

    private void table(String name, int samples, double factor, double fromMs) throws IOException {
        double[] timesMs = {0, 7, 13, 21, 30, 41, 48, 55};
        StringBuilder csv = new StringBuilder("sample,channel,time,label\n");
        for (int n = 0; n < samples; n++) {
            for (int e = 0; e < timesMs.length; e++) {
                // The first event is late enough to be late as microseconds, too.
                double time = (timesMs[e] + (e == 0 && factor > 1 ? 1 : 0) + fromMs) * factor;
                csv.append(String.format(Locale.ROOT, "%d,%d,%.1f,%d%n", n, (e + n % 2) % 8, time, n % 2));
            }
        }
        Files.writeString(directory.resolve(name), csv);
    }

    /** Without the ends of lines, which are where the terminal has them. */
    private static String advice(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private RanvierProcess ranvier() {
        return RanvierProcess.assembledIn(directory);
    }
}
