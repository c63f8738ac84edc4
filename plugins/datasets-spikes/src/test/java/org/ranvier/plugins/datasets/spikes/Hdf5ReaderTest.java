package org.ranvier.plugins.datasets.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.datasets.spikes.Opening.assertProblem;
import static org.ranvier.plugins.datasets.spikes.Opening.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.data.Dataset;

/** Files that h5py wrote in the layout of the Spiking Heidelberg Digits. */
class Hdf5ReaderTest {

    @TempDir
    private Path folder;

    private Opening opening;

    @BeforeEach
    void copy() throws IOException {
        opening = new Opening(folder);
        opening.copy("shd-layout.h5", "doubles.h5", "negative-time.h5", "no-units.h5", "unequal.h5");
    }

    @Test
    void readsTheLayoutOfTheSpikingHeidelbergDigits() {
        Dataset.Split train = open("shd-layout.h5").splits().get("train");
        assertThat(train.size()).isEqualTo(3);
        assertThat(events(train, 0).timeMs()).containsExactly(125, 500);
        assertThat(events(train, 0).channel()).containsExactly(0, 699);
        assertThat(events(train, 1).timeMs()).isEmpty();
        assertThat(events(train, 2).timeMs()).containsExactly(250, 750, 1000);
        assertThat(events(train, 2).channel()).containsExactly(5, 5, 12);
        assertThat(train.labelOf(2)).isEqualTo(19);
        assertThat(train.get(2).group()).isEqualTo("11");
    }

    @Test
    void readsDoublesChunksAndAnotherUnitWhereItIsSet() {
        Map<String, ?> settings = Map.of("train", "doubles.h5", "channels", 8, "time_unit", "ms");
        Dataset.Split train = opening.open(settings).splits().get("train");
        assertThat(events(train, 0).timeMs()).containsExactly(0.1);
        assertThat(events(train, 0).channel()).containsExactly(7);
        assertThat(train.labelOf(0)).isEqualTo(1);
        assertThat(train.get(0).group()).isEmpty();
    }

    @Test
    void readsListsThatH5pyCompressedWithLzfAndClassesThatAreTrueOrFalse() throws IOException {
        opening.copy("lzf.h5", "labbool.h5");
        for (String file : List.of("lzf.h5", "labbool.h5")) {
            Dataset.Split train =
                    opening.open(Map.of("train", file, "channels", 8)).splits().get("train");

            assertThat(train.size()).isEqualTo(40);
            assertThat(IntStream.range(0, 40).map(train::labelOf).distinct().sorted())
                    .containsExactly(0, 1);
            assertThat(IntStream.range(0, 40)
                            .map(s -> events(train, s).timeMs().length)
                            .sum())
                    .isPositive();
        }
    }

    @Test
    void namesTheSampleAndEventOfWhatIsWrong() {
        assertRefused("negative-time.h5", "sample 1, event 1", "has the time -0.25");
        assertRefused("unequal.h5", "sample 0", "1 times but 2 units");
        assertRefused("no-units.h5", "no dataset 'spikes/units'");
        assertProblem(
                Problem.Kind.DATA,
                () -> opening.open(Map.of("train", "shd-layout.h5", "channels", 699)),
                "sample 0, event 1",
                "they go from 0 to 698");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 100, 1000})
    void namesAFileThatIsNotWhole(int length) throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("shd-layout.h5"));
        Files.write(folder.resolve("part.h5"), Arrays.copyOf(whole, length));
        assertRefused("part.h5", "cannot be read as HDF5");
    }

    private Dataset.Opened open(String file) {
        return opening.open(Map.of("train", file, "channels", 700));
    }

    private void assertRefused(String file, String... fragments) {
        assertProblem(Problem.Kind.DATA, () -> open(file), fragments);
    }
}
