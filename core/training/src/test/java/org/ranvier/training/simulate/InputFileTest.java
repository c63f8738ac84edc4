package org.ranvier.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.data.Encoder.Window;
import org.ranvier.api.data.SignalBatch;
import org.ranvier.config.ConfigParser;
import org.ranvier.config.ConfigReader;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Problems;
import org.ranvier.data.ElementType;
import org.ranvier.data.NdArray;
import org.ranvier.data.Npz;

class InputFileTest {

    private final Problems problems = new Problems();

    @TempDir
    Path directory;

    /** A file of 200 bytes, which may claim thousands of millions of rows of nothing. */
    @Test
    void rowsOfNothingTakeNothing() {
        Path file = directory.resolve("in.npz");
        Npz.write(file, Map.of("values", new NdArray(ElementType.F64, List.of(2_000_000_000, 0), new double[0])));

        assertThat(InputFile.read(file).get("values"))
                .hasValueSatisfying(
                        node -> assertThat(((Numbers) node).values()).isEmpty());
    }

    @Test
    void framesOfAnNpzFile() {
        Path file = directory.resolve("in.npz");
        Npz.write(file, Map.of("frames", NdArray.of(new double[] {1, 0, 0, 0.5, 1, 1}, 3, 2)));

        SimulationInput input = read(file);

        assertThat(input.batched()).isFalse();
        assertThat(input.graded()).isTrue();
        assertThat(((SignalBatch.Frames) input.signal()).values()).containsExactly(1, 0, 0, 0.5, 1, 1);
    }

    @Test
    void spikesOfAnNpzFileAreOrdered() {
        Path file = directory.resolve("in.npz");
        Npz.write(
                file,
                Map.of(
                        "spikes", NdArray.of(new double[] {1, 0, 2, 0, 1, 3, 0, 0, 1}, 3, 3),
                        "channels", NdArray.of(new int[] {4}, new Integer[0])));

        SignalBatch.Events events = (SignalBatch.Events) read(file).signal();

        assertThat(events.channels()).isEqualTo(4);
        assertThat(events.first()).containsExactly(0, 2, 3);
        assertThat(events.timeMs()).containsExactly(1, 3, 2);
        assertThat(events.channel()).containsExactly(0, 1, 0);
    }

    @Test
    void axesInAnyOrder() {
        SimulationInput input = parse("{axes: [channel, sample, tick], frames: [[[1, 2, 3]], [[4, 5, 6]]]}");

        assertThat(input.batched()).isTrue();
        assertThat(((SignalBatch.Frames) input.signal()).values()).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void ticksInPlaceOfTimes() {
        SignalBatch.Events events = (SignalBatch.Events)
                parse("{unit: ticks, channels: 1, spikes: [[0, 3]]}").signal();

        assertThat(events.timeMs()).containsExactly(1.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel,time_ms\n1,2.5\n",
                "\"channel\",\"time_ms\"\n\"1\",\"2.5\"\n",
                "\uFEFFChannel;Time_ms\r\n1;2,5\r\n;\r\n",
                "# by hand\nchannel\ttime_ms\n1\t2.5\n",
            })
    void spikesOfATableAsOthersWriteIt(String table) throws Exception {
        Path file = Files.writeString(directory.resolve("in.csv"), table);
        SignalBatch.Events events = (SignalBatch.Events) SimulationInput.read(
                        new ConfigReader(InputFile.read(file), problems),
                        OptionalInt.of(2),
                        Window.of(0.5, 10),
                        problems)
                .signal();

        assertThat(problems.all()).isEmpty();
        assertThat(events.timeMs()).containsExactly(2.5);
        assertThat(events.channel()).containsExactly(1);
    }

    @Test
    void aSpikeThatIsLateIsReportedWhereItStands() throws Exception {
        Path file = Files.writeString(directory.resolve("in.csv"), "channel,time_ms\n0,1\n0,5\n");

        SimulationInput.read(
                new ConfigReader(InputFile.read(file), problems), OptionalInt.of(1), Window.of(0.5, 10), problems);

        assertThat(problems.all())
                .singleElement()
                .asString()
                .contains("in.csv:3:1")
                .contains("5 ms");
    }

    private SimulationInput read(Path file) {
        return input(InputFile.read(file));
    }

    private SimulationInput parse(String text) {
        return input((Mapping) ConfigParser.parse("in.yaml", text));
    }

    private SimulationInput input(Mapping mapping) {
        SimulationInput input = SimulationInput.read(
                new ConfigReader(mapping, problems), OptionalInt.empty(), Window.of(0.5, 10), problems);
        problems.throwIfAny();
        return input;
    }
}
