package org.ranvier.plugins.datasets.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.datasets.spikes.Opening.events;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;

/** Channels that have names, that nobody counts, or that events of two polarities share. */
class ChannelsTest {

    @TempDir
    private Path folder;

    private Opening opening;

    @BeforeEach
    void write() throws IOException {
        opening = new Opening(folder);
        opening.write("named.csv", "sample,channel,time,label", "0,right,1,a", "0,Left,2,a", "1,right,3,b");
        opening.write("other.csv", "sample,channel,time,label", "0,right,1,a", "0,front,2,a");
        opening.write(
                "camera.csv", "sample,channel,time,label,p", "0,4,1,a,1", "0,4,2,a,0", "0,2,3,a,-1", "1,0,1,b,on");
        new Npzs()
                .with("times", 1, 2, 3, 1)
                .with("units", 4, 4, 2, 0)
                .with("first", 0, 3, 4)
                .with("labels", 0, 1)
                .with("p", 1, 0, -1, 1)
                .write(folder.resolve("camera.npz"));
    }

    private Dataset.Opened open(String train, Object... more) {
        Map<String, Object> settings = new HashMap<>(Map.of("train", train, "time_unit", "ms"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return opening.open(settings);
    }

    @Test
    void namesAreChannelsInTheOrderOfLetters() {
        Dataset.Opened opened = open("named.csv");

        assertThat(opened.describe().channels()).containsExactly("Left", "right");
        assertThat(events(opened.splits().get("train"), 0).channel()).containsExactly(1, 0);
    }

    @Test
    void filesThatNameOtherChannelsShareTheirNumbers() {
        Dataset.Opened opened = open("named.csv", "test", "other.csv");

        assertThat(opened.describe().channels()).containsExactly("Left", "front", "right");
        assertThat(events(opened.splits().get("train"), 0).channel()).containsExactly(2, 0);
        assertThat(events(opened.splits().get("test"), 0).channel()).containsExactly(2, 1);
        Opening.assertProblem(
                Problem.Kind.DATA, () -> open("named.csv", "test", "camera.csv"), "names in one file and numbers");
        Opening.assertProblem(
                Problem.Kind.USAGE, () -> open("named.csv", "channels", 5), "channels is 5, but the files name 2");
    }

    @Test
    void aNumberAmongNamesIsRefusedWithItsLine() throws IOException {
        opening.write("mixed.csv", "sample,channel,time,label", "0,right,1,a", "0,3,2,a");

        Opening.assertProblem(Problem.Kind.DATA, () -> open("mixed.csv"), "mixed.csv, line 3", "'3' is a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"camera.csv", "camera.npz"})
    void channelsThatNobodyCountsReachToTheLargest(String file) {
        Dataset.Opened opened = open(file);

        assertThat(opened.describe().shape()).containsExactly(5);
        assertThat(events(opened.splits().get("train"), 1).channels()).isEqualTo(5);
        assertThat(opened.notes()).singleElement().asString().contains(" p");
    }

    @Test
    void aChannelOfMillionsIsNotTakenForTheNumberOfChannels() throws IOException {
        opening.write("far.csv", "sample,channel,time,label", "0,5000000,1,a");
        opening.write("beyond.csv", "sample,channel,time,label", "0,2000000000,1,a");

        Opening.assertProblem(
                Problem.Kind.DATA, () -> open("far.csv"), "the largest channel is 5000000", "set channels: 5000001");
        Opening.assertProblem(Problem.Kind.DATA, () -> open("beyond.csv"), "beyond.csv, line 2", "below 16777216");
    }

    @ParameterizedTest
    @CsvSource({
        "channels, 10, '8 9 5', 1 1 1",
        "on, 5, 4, 1",
        "signed, 5, 4 4 2, 1 -1 -1",
    })
    void polaritiesBecomeChannelsOrValuesOrAreSelected(String wanted, int channels, String on, String values) {
        for (String file : new String[] {"camera.csv", "camera.npz"}) {
            Dataset.Opened opened = open(file, "polarity", wanted);
            Sample.Events events = events(opened.splits().get("train"), 0);

            assertThat(opened.describe().shape()).containsExactly(channels);
            assertThat(events.channel()).containsExactly(numbers(on));
            assertThat(events.value() == null ? numbers(values.replace("-", "")) : ints(events.value()))
                    .containsExactly(numbers(values));
            assertThat(opened.notes()).isEmpty();
        }
    }

    private static int[] ints(double[] values) {
        return java.util.Arrays.stream(values).mapToInt(x -> (int) x).toArray();
    }

    private static int[] numbers(String text) {
        return java.util.Arrays.stream(text.split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @Test
    void aPolarityThatIsNoneIsRefusedWithItsLineAndAFileWithoutAnyToo() throws IOException {
        opening.write("bad.csv", "sample,channel,time,label,polarity", "0,4,1,a,1", "0,4,2,a,2");

        Opening.assertProblem(
                Problem.Kind.DATA, () -> open("bad.csv", "polarity", "on"), "bad.csv, line 3", "the polarity '2'");
        Opening.assertProblem(
                Problem.Kind.DATA, () -> open("named.csv", "polarity", "on"), "it has no column polarity or p");
    }
}
