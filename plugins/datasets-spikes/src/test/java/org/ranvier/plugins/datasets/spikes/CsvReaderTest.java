package org.ranvier.plugins.datasets.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.datasets.spikes.Opening.assertProblem;
import static org.ranvier.plugins.datasets.spikes.Opening.events;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.ranvier.api.data.Target;

class CsvReaderTest {

    private static final Map<String, ?> SETTINGS = Map.of("train", "a.csv", "channels", 4, "time_unit", "us");
    private static final Map<String, ?> WITH_LABELS =
            Map.of("train", "a.csv", "channels", 4, "time_unit", "ms", "train_labels", "labels.csv");

    @TempDir
    private Path folder;

    private Opening opening;

    @BeforeEach
    void open() {
        opening = new Opening(folder);
    }

    /** A list of all numbers up to it would take gigabytes. */
    @Test
    void aLabelOfThousandsOfMillionsIsOneClass() throws IOException {
        opening.write("a.csv", "time,channel,sample,label", "1500,3,1,2000000000", "0,0,0,1");
        try (Dataset.Opened opened = opening.open(SETTINGS)) {
            assertThat(opened.describe().classes()).containsExactly("1", "2000000000");
        }
    }

    @Test
    void readsEventsInAnyOrderWithLabelsInAColumn() throws IOException {
        opening.write("a.csv", "\uFEFFtime, channel, sample, label", "1500,3,1,0", "", "0,0,0,2", "500,1,1,0");
        try (Dataset.Opened opened = opening.open(SETTINGS)) {
            assertThat(opened.splits()).containsOnlyKeys("train");
            Dataset.Split train = opened.splits().get("train");
            assertThat(train.size()).isEqualTo(2);
            Sample.Events second = events(train, 1);
            assertThat(second.timeMs()).containsExactly(1.5, 0.5);
            assertThat(second.channel()).containsExactly(3, 1);
            assertThat(second.value()).isNull();
            assertThat(second.channels()).isEqualTo(4);
            assertThat(train.get(0).target()).isEqualTo(new Target.ClassLabel(2));
            assertThat(train.labelOf(1)).isZero();
            assertThat(opened.describe().classes()).containsExactly("0", "1", "2");
            assertThat(opened.describe().shape()).containsExactly(4);
            assertThat(opened.describe().sha256()).containsOnlyKeys("a.csv");
        }
    }

    /** The same two events, as spreadsheets, R, pandas and numpy write them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample,channel,time,label\n0,3,1500.5,2\n0,1,1e3,2\n",
                "\"sample\",\"channel\",\"time\",\"label\"\n\"0\",\"3\",\"1500.5\",\"2\"\n\"0\",\"1\",\"1000\",\"2\"\n",
                "\"\",\"sample\",\"channel\",\"time\",\"label\"\n\"1\",0,3,1500.5,2\n\"2\",0,1,1000,2\n",
                "\uFEFFSample;Channel;Time;Label\r\n0;3;1500,5;2\r\n0;1;1000,0;2\r\n",
                "sep=;\nsample;channel;time;label\n0;3;1500.5;2\n0;1;1000;2\n;;;\n",
                "sample\tchannel\ttime\tlabel\n0\t3\t1500,5\t2\n0\t1\t1000\t2\n",
                "# recorded on Monday\n# sample,channel,time,label\n0,3,1500.5,2\n# a break\n0,1,1000,2\n",
                "# by hand; twice\nsample,channel,time,label\n0,3,1500.5,2\n0,1,1000,2\n",
                "\n\n TIME , \"label\" ,channel, sample \n 1500.5 , \"2\" , 3.0 , 0 \n\n1.0e3 ,2.0,1, 0.0",
                "sample,note,channel,time,label\n0,\"a, \"\"b\"\"\nc\",3,1500.5,2\n0,,1,1000,2\n",
            })
    void readsTablesAsOthersWriteThem(String table) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16)) {
            Files.writeString(
                    folder.resolve("a.csv"),
                    table.replace("\uFEFF", charset == StandardCharsets.UTF_8 ? "\uFEFF" : ""),
                    charset);
            Dataset.Split train = opening.open(SETTINGS).splits().get("train");

            assertThat(train.size()).isEqualTo(1);
            assertThat(train.labelOf(0)).isEqualTo(2);
            assertThat(events(train, 0).timeMs()).containsExactly(1.5005, 1);
            assertThat(events(train, 0).channel()).containsExactly(3, 1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            sample,channel,time,label/0,1,NA,0 | line 2 | the time is missing (NA)
            sample,channel,time,label/# a note//0,1,1,0/0,1,null,0 | line 5 | the time is missing (null)
            sample,channel,time,time,label/0,1,1,1,0 | line 1 | two columns 'time'
            sample;channel;time;label/0;1;1.000,5;0 | line 2 | the time '1.000,5' is not a number
            sample,channel,time,label/0,1,1,5,0 | line 2 | 5 fields, but the header has 4
            sample,channel,time,label/0,1,"1,0/0,1,2,0 | line 2 | a quote is not closed
            sample channel time label/0 1 1 0 | line 1 | no column 'sample'
            0,1,1,0/0,1,2,0 | line 1 | no column 'sample' among 0, 1, 1, 0
            """)
    void namesWhatOthersWriteThatIsNotRead(String table, String place, String message) throws IOException {
        Files.writeString(folder.resolve("a.csv"), table.replace("/", "\n"));
        assertProblem(Problem.Kind.DATA, () -> opening.open(SETTINGS), "a.csv", place, message);
    }

    @Test
    void readsValuesAndASeparateFileOfLabels() throws IOException {
        opening.write("a.csv", "sample,channel,time,value", "0,1,2.5,-0.5", "2,1,0,4");
        opening.write("labels.csv", "sample,label,group", "2,1,ann", "1,0,bob", "0,1,ann");
        Dataset.Split train = opening.open(WITH_LABELS).splits().get("train");
        assertThat(train.size()).isEqualTo(3);
        assertThat(events(train, 0).value()).containsExactly(-0.5);
        assertThat(events(train, 0).timeMs()).containsExactly(2.5);
        assertThat(events(train, 1).timeMs()).isEmpty();
        assertThat(train.get(1).group()).isEqualTo("bob");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0,1,,0;         line 3;  the time is missing
            0,1,NaN,0;      line 3;  has the time NaN
            0,1,-2,0;       line 3;  has the time -2
            0,1,Infinity,0; line 3;  has the time Infinity
            0,1,soon,0;     line 3;  'soon' is not a number
            0,4,1,0;        line 3;  'is on channel 4, but with channels: 4 they go from 0 to 3'
            0,-1,1,0;       line 3;  'the channel ''-1'' is not a whole number from 0'
            0,1.5,1,0;      line 3;  'the channel ''1.5'' is not a whole number from 0'
            -1,1,1,0;       line 3;  the sample '-1' is not a whole number
            0,1,1,0.5;      line 3;  the label '0.5' is not a whole number
            0,1,1;          line 3;  3 fields, but the header has 4
            0,1,1,1;        line 3;  sample 0 has label 1, but 0 elsewhere
            2,1,1,0;        a.csv;   sample 1 has no label
            """)
    void namesTheLineOfWhatIsWrong(String line, String place, String message) throws IOException {
        opening.write("a.csv", "sample,channel,time,label", "0,1,0,0", line);
        assertProblem(Problem.Kind.DATA, () -> opening.open(SETTINGS), "a.csv", place, message);
    }

    @Test
    void readsWhomASampleIsFromAndItsSplitFromTheEventsToo() throws IOException {
        opening.write(
                "a.csv",
                "sample,channel,time,label,group,split",
                "0,1,0,0,ann,train",
                "0,2,1,0,ann,train",
                "1,1,0,1,bob,test",
                "2,1,0,1,cyd,val");
        try (Dataset.Opened opened = opening.open(SETTINGS)) {
            assertThat(opened.splits()).containsOnlyKeys("train", "validation", "test");
            assertThat(opened.splits().get("test").groupOf(0)).isEqualTo("bob");
            assertThat(opened.splits().get("validation").get(0).group()).isEqualTo("cyd");
            assertThat(opened.notes()).isEmpty();
        }
    }

    @Test
    void readsThemFromTheFileOfLabelsToo() throws IOException {
        opening.write("a.csv", "sample,channel,time", "0,1,0", "1,1,0");
        opening.write("labels.csv", "sample,label,group,split,age", "0,a,ann,train,7", "1,b,bob,test,8");
        try (Dataset.Opened opened = opening.open(WITH_LABELS)) {
            assertThat(opened.splits()).containsOnlyKeys("train", "test");
            assertThat(opened.splits().get("test").groupOf(0)).isEqualTo("bob");
            assertThat(opened.notes()).containsExactly("not read in a.csv: the column age");
        }
    }

    @Test
    void whatOneSampleIsSaidToBeIsTheSameInAllLines() throws IOException {
        opening.write("a.csv", "sample,channel,time,label,group", "0,1,0,0,ann", "0,2,1,0,bob");
        assertProblem(
                Problem.Kind.DATA, () -> opening.open(SETTINGS), "line 3", "sample 0 has group bob, but ann elsewhere");
        opening.write("a.csv", "sample,channel,time,label,split", "0,1,0,0,train", "1,2,1,0,half");
        assertProblem(
                Problem.Kind.DATA,
                () -> opening.open(SETTINGS),
                "line 3",
                "the split 'half' is none of train, validation, test");
    }

    @Test
    void namesWhatItDoesNotRead() throws IOException {
        opening.write("a.csv", ",sample,channel,time,label,polarity,trial", "1,0,1,0,0,1,4");
        assertThat(opening.open(SETTINGS).notes())
                .containsExactly("not read in a.csv: the column polarity, the column trial");
    }

    /** Labels of two samples each, in the order of the samples; what they are called by number; and their numbers. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0,1;        ;      0,1;          0,1;  false
            1,0;        ;      0,1;          1,0;  false
            0,2;        ;      0,1,2;        0,2;  true
            1,2;        ;      1,2;          0,1;  true
            10,9;       ;      9,10;         1,0;  true
            -1,1;       ;      -1,1;         0,1;  true
            1.0,1;      ;      0,1;          1,1;  true
            right,left; ;      left,right;   1,0;  false
            a,1;        'a, 1'; a,1;         0,1;  false
            0,70000;    ;      0,70000;      0,1;  true
            0,2;        '2, 0'; 2,0;         1,0;  true
            left,right; 'left, mid, right'; left,mid,right; 0,2; false
            """)
    void classesAreNumberedFromZeroAndKeepTheirNames(
            String labels, String wanted, String names, String numbers, boolean told) throws IOException {
        String[] label = labels.split(",");
        opening.write("a.csv", "sample,channel,time,label", "0,1,0," + label[0], "1,1,0," + label[1]);
        try (Dataset.Opened opened = opening.open(
                Map.of("train", "a.csv", "channels", 4, "time_unit", "us", "classes", wanted == null ? "" : wanted))) {
            assertThat(opened.describe().classes()).containsExactly(names.split(","));
            Dataset.Split train = opened.splits().get("train");
            assertThat(train.labelOf(0) + "," + train.labelOf(1)).isEqualTo(numbers);
            assertThat(train.get(1).target()).isEqualTo(new Target.ClassLabel(train.labelOf(1)));
            assertThat(opened.notes().size()).as(opened.notes().toString()).isEqualTo(told ? 1 : 0);
        }
    }

    /** A file alone would number them otherwise. */
    @Test
    void allFilesHaveTheSameClasses() throws IOException {
        opening.write("a.csv", "sample,channel,time,label", "0,1,0,up", "1,1,0,down");
        opening.write("b.csv", "sample,channel,time,label", "0,1,0,up");
        try (Dataset.Opened opened =
                opening.open(Map.of("train", "a.csv", "test", "b.csv", "channels", 4, "time_unit", "us"))) {
            assertThat(opened.splits().get("test").labelOf(0))
                    .isEqualTo(opened.splits().get("train").labelOf(0))
                    .isEqualTo(1);
        }
    }

    @Test
    void refusesClassesThatAreNotNamed() throws IOException {
        opening.write("a.csv", "sample,channel,time,label", "0,1,0,up", "1,1,0,down");
        assertProblem(
                Problem.Kind.DATA,
                () -> opening.open(Map.of("train", "a.csv", "channels", 4, "time_unit", "us", "classes", "up, left")),
                "classes does not name down");
        opening.write("a.csv", "sample,channel,time,label", "0,1,0,one", "1,1,0,1");
        assertProblem(
                Problem.Kind.DATA,
                () -> opening.open(SETTINGS),
                "some labels are words and some numbers: 1, one",
                "classes: \"1, one\"");
        opening.write("a.csv", "sample,channel,time,label", "0,1,0,NA");
        assertProblem(Problem.Kind.DATA, () -> opening.open(SETTINGS), "line 2", "the label is missing (NA)");
    }

    @Test
    void namesTheLineOfAValueThatIsNoNumber() throws IOException {
        opening.write("a.csv", "sample,channel,time,value,label", "0,1,0,0.5,0", "0,1,1,NaN,0");
        assertProblem(Problem.Kind.DATA, () -> opening.open(SETTINGS), "a.csv", "line 3", "has the value NaN");
    }

    @Test
    void namesAFileThatIsEmptyOrNoTable() throws IOException {
        opening.write("a.csv");
        assertProblem(Problem.Kind.DATA, () -> opening.open(SETTINGS), "a.csv: it is empty");
        opening.write("a.csv", "sample,channel,time,label");
        assertProblem(Problem.Kind.DATA, () -> opening.open(SETTINGS), "no event in it");
        opening.write("a.csv", "sample,channel,t", "0,0,0");
        assertProblem(Problem.Kind.DATA, () -> opening.open(SETTINGS), "line 1", "no column 'time'");
        opening.write("a.csv", "sample,channel,time", "0,0,0");
        assertProblem(Problem.Kind.DATA, () -> opening.open(SETTINGS), "sample 0 has no label", "labels file");
        Files.write(folder.resolve("a.csv"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertProblem(Problem.Kind.DATA, () -> opening.open(SETTINGS), "not a text in UTF-8");
    }

    @Test
    void asksForTheUnitOfTime() throws IOException {
        opening.write("a.csv", "sample,channel,time,label", "0,1,0,0");
        assertProblem(
                Problem.Kind.USAGE,
                () -> opening.open(Map.of("train", "a.csv", "channels", 4)),
                "unit of the times",
                "set time_unit to s, ms or us");
    }
}
