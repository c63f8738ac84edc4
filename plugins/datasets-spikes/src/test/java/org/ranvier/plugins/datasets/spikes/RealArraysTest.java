package org.ranvier.plugins.datasets.spikes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Dataset.DataFolders;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;
import org.ranvier.testkit.DatasetContract;

/**
 * Three samples of two channels at 500 Hz, of which the second has two frames and the others three, in every form in
 * which they can be written: frame f of channel c of sample s is 10 s + f + c/2.
 */
class RealArraysTest {

    private static final String[] WIDE = {
        "sample,time,left,Right,label,group",
        "0,0,0,0.5,rest,anne",
        "0,2,1,1.5,rest,anne",
        "0,4,2,2.5,rest,anne",
        "1,0,10,10.5,move,bob",
        "1,2,11,11.5,move,bob",
        "2,0,20,20.5,rest,bob",
        "2,2,21,21.5,rest,bob",
        "2,4,22,22.5,rest,bob"
    };

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Opening files = new Opening(folder);
        files.write("wide.csv", WIDE);
        files.write(
                "long.csv",
                "sample;channel;time;value;label;group",
                "0;left;0;0;rest;anne",
                "0;Right;0;0,5;rest;anne",
                "0;left;2;1;rest;anne",
                "0;left;4;2;rest;anne",
                "0;Right;2;1,5;rest;anne",
                "0;Right;4;2,5;rest;anne",
                "1;left;0;10;move;bob",
                "1;left;2;11;move;bob",
                "1;Right;0;10,5;move;bob",
                "1;Right;2;11,5;move;bob",
                "2;left;0;20;rest;bob",
                "2;left;2;21;rest;bob",
                "2;left;4;22;rest;bob",
                "2;Right;0;20,5;rest;bob",
                "2;Right;2;21,5;rest;bob",
                "2;Right;4;22,5;rest;bob");
        files.write(
                "a.ts",
                "#a comment",
                "@problemName a",
                "@timeStamps false",
                "@equalLength false",
                "@classLabel true rest move",
                "@data",
                "0,1,2:0.5,1.5,2.5:rest",
                "10,11:10.5,11.5:move",
                "20,21,22:20.5,21.5,22.5:rest");
        texts(npz(false), "labels", "rest", "move", "rest").write(folder.resolve("padded.npz"));
        texts(npz(true), "labels", "rest", "move", "rest").write(folder.resolve("fortran.npz"));
        texts(new Npzs(), "y", "rest", "move", "rest")
                .raw(
                        "X",
                        "<f8",
                        "(8, 2)",
                        doubles(0, .5, 1, 1.5, 2, 2.5, 10, 10.5, 11, 11.5, 20, 20.5, 21, 21.5, 22, 22.5))
                .with("first", 0, 3, 5, 8)
                .with("rate", 500)
                .write(folder.resolve("ragged.npz"));
    }

    private static Npzs npz(boolean columnsFirst) {
        double[] values = {0, .5, 1, 1.5, 2, 2.5, 10, 10.5, 11, 11.5, -7, -7, 20, 20.5, 21, 21.5, 22, 22.5};
        double[] transposed = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            transposed[n / 6 + n / 2 % 3 * 3 + n % 2 * 9] = values[n];
        }
        return new Npzs()
                .raw("values", "<f8", "(3, 3, 2)", doubles(columnsFirst ? transposed : values), columnsFirst)
                .with("lengths", 3, 2, 3)
                .with("rate", 500);
    }

    private static Npzs texts(Npzs npz, String name, String... words) {
        ByteBuffer content = ByteBuffer.allocate(16 * words.length);
        for (String word : words) {
            content.put(word.getBytes(StandardCharsets.UTF_32LE));
            content.position(Math.ceilDiv(content.position(), 16) * 16);
        }
        return npz.raw(name, "<U4", "(" + words.length + ",)", content.array());
    }

    private static byte[] doubles(double... values) {
        ByteBuffer content = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            content.putDouble(value);
        }
        return content.array();
    }

    @ParameterizedTest
    @CsvSource({
        "wide.csv, 0, ms",
        "long.csv, 0, ms",
        "a.ts, 500, by-format",
        "padded.npz, 0, by-format",
        "fortran.npz, 0, by-format",
        "ragged.npz, 0, by-format"
    })
    void theSameSignalsAreReadFromEveryForm(String file, double rate, String unit) {
        try (Dataset.Opened opened = open(Map.of("train", file, "rate", rate, "time_unit", unit))) {
            Dataset.Split train = opened.splits().get("train");

            assertThat(opened.describe().shape()).containsExactly(2);
            assertThat(opened.describe().classes()).containsExactly("move", "rest");
            assertThat(train.size()).isEqualTo(3);
            boolean leftFirst = !file.equals("long.csv"); // in the order of their names
            for (int s = 0; s < 3; s++) {
                Sample.Signal signal = (Sample.Signal) train.get(s).sample();
                assertThat(signal.hertz()).isEqualTo(500);
                assertThat(signal.frames()).isEqualTo(s == 1 ? 2 : 3);
                for (int i = 0; i < signal.values().length; i++) {
                    double c = leftFirst ? i % 2 : 1 - i % 2;
                    assertThat(signal.values()[i]).isEqualTo(10 * s + i / 2 + c / 2);
                }
                assertThat(train.labelOf(s)).isEqualTo(s == 1 ? 0 : 1);
            }
        }
    }

    @Test
    void channelsAreCalledAsTheirColumnsAre() {
        try (Dataset.Opened opened = open(Map.of("train", "wide.csv", "time_unit", "ms"))) {
            assertThat(opened.describe().channels()).containsExactly("left", "Right");
            assertThat(opened.splits().get("train").groupOf(1)).isEqualTo("bob");
            assertThat(opened.notes()).isEmpty();
        }
    }

    @Test
    void withoutASamplingRateSamplesAreNumbersOfOneShape() throws IOException {
        texts(new Npzs(), "labels", "a", "b")
                .raw("values", "<f8", "(2, 3)", doubles(1, 2, 3, 4, 5, 6))
                .write(folder.resolve("features.npz"));

        try (Dataset.Opened opened = open(Map.of("train", "features.npz"))) {
            assertThat(opened.describe().shape()).containsExactly(3);
            Sample.Values second =
                    (Sample.Values) opened.splits().get("train").get(1).sample();
            assertThat(second.values()).containsExactly(4, 5, 6);
        }
        Opening.assertProblem(
                Problem.Kind.DATA, () -> open(Map.of("train", "a.ts")), "a.ts, sample 1", "2 frames", "set rate in Hz");
    }

    @Test
    void everyFrameMayHaveAClassOfItsOwnOrNone() throws IOException {
        new Opening(folder).write("f.csv", "sample,x,frame_label", "0,1,a", "0,2,", "0,3,b", "1,4,a", "1,5,a", "1,6,b");

        try (Dataset.Opened opened = open(Map.of("train", "f.csv", "rate", 100))) {
            Dataset.Split train = opened.splits().get("train");
            assertThat(train.labelOf(0)).isEqualTo(-1);
            assertThat(train.get(0).target())
                    .isInstanceOfSatisfying(
                            Target.ClassPerTick.class,
                            target -> assertThat(target.labels()).containsExactly(0, -1, 1));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,9,2,2.5,rest,anne | sample 0: frame 2 comes 7.0",
                "0,4,2,NaN,rest,anne | the Right is NaN",
                "0,1,2,2.5,rest,anne | line 4: the time 1.0 does not come after 2.0",
                "0,4,2,2.5,move,anne | line 4: sample 0 has label move, but rest elsewhere",
                "0,4,2,rest,anne | line 4: there are 5 fields",
                "x,4,2,2.5,rest,anne | the sample 'x' is not a number"
            })
    void aWrongLineIsRefusedWithItsPlace(String line, String message) throws IOException {
        String[] lines = WIDE.clone();
        lines[3] = line;
        new Opening(folder).write("bad.csv", lines);

        Opening.assertProblem(
                Problem.Kind.DATA, () -> open(Map.of("train", "bad.csv", "time_unit", "ms")), "bad.csv", message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@data",
                "@timeStamps true",
                "@classLabel false\n@data\n1:a",
                "@classLabel true a\n@data\n1,?:a",
                "@classLabel true a\n@data\n1,2:3:a",
                "1,2:a"
            })
    void aSeriesThatIsNotReadIsRefusedWithItsLine(String text) throws IOException {
        Files.writeString(folder.resolve("bad.ts"), text);

        Opening.assertProblem(Problem.Kind.DATA, () -> open(Map.of("train", "bad.ts", "rate", 1)), "bad.ts, line ");
    }

    @Test
    void ratesThatContradictEachOtherAreRefused() {
        Opening.assertProblem(
                Problem.Kind.DATA,
                () -> open(Map.of("train", "ragged.npz", "rate", 250)),
                "the sampling rates differ: 250.0 Hz, 500.0 Hz");
    }

    private Dataset.Opened open(Map<String, ?> settings) {
        RealArrays dataset = new RealArrays();
        return dataset.open(Settings.of(dataset.schema(), settings), new Opening(folder));
    }

    abstract class Contract extends DatasetContract {
        @Override
        protected Dataset component() {
            return new RealArrays();
        }

        @Override
        protected DataFolders folders() {
            return new Opening(folder);
        }
    }

    @Nested
    class OfNpz extends Contract {
        @Override
        protected Map<String, ?> settings() {
            return Map.of("train", "padded.npz", "test", "ragged.npz");
        }
    }

    @Nested
    class OfCsv extends Contract {
        @Override
        protected Map<String, ?> settings() {
            return Map.of("train", "wide.csv", "time_unit", "ms");
        }
    }

    @Nested
    class OfSeries extends Contract {
        @Override
        protected Map<String, ?> settings() {
            return Map.of("train", "a.ts", "validation", "a.ts", "rate", 500);
        }
    }
}
