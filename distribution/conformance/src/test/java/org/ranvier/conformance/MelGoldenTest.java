package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ranvier.conformance.GoldenCase.at;
import static org.ranvier.conformance.GoldenCase.numbers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Encoder;
import org.ranvier.api.data.Sample;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;
import org.ranvier.runtime.PluginRuntime;
import org.ranvier.testkit.Machine;

/**
 * The mel frames of real clips, read by the packaged datasets of {@code RANVIER_DATA} and taken by the packaged
 * encoder, are those that were computed independently; and so are the mean and the standard deviation over the training
 * split, which the standardised frames of a clip determine.
 */
class MelGoldenTest {

    private static final double DT = 10;
    private static final int CHANNELS = 40;

    @ParameterizedTest
    @CsvSource({"fsdd, fsdd, fsdd", "gsc, speech-folder, gsc-v002-test-subset"})
    void framesOfRealClipsAreTheGoldenOnes(String part, String datasetName, String folder) {
        ConfigNode golden = at(new GoldenCase("g5_mel.json").file(), part);
        int frames = number(at(golden, "spec", "frames"));
        PluginRuntime plugins = Plugins.open();
        Dataset dataset = plugins.find(Dataset.class, datasetName, "test");
        Encoder mel = plugins.find(Encoder.class, "mel", "test");
        Settings settings = Settings.of(dataset.schema(), Map.of("folder", folder));
        try (Dataset.Opened opened = dataset.open(settings, new DataFolder(Machine.dataWith(folder)))) {
            Encoder.Encoding plain = prepare(mel, frames, false, opened);
            Encoder.Encoding standard = prepare(mel, frames, true, opened)
                    .fitted(samples(opened.splits().get("train")));
            double[] mean = numbers(at(golden, "official_train_mean"));
            double[] deviation = numbers(at(golden, "official_train_std"));
            for (ConfigNode item : ((Sequence) at(golden, "items")).items()) {
                Sample clip = clip(opened, item);
                double[] expected = numbers(at(item, "log_mel"));
                assertThat(expected).hasSize(frames * CHANNELS);
                assertThat(encode(plain, clip, frames)).containsExactly(expected, within(1e-9));
                Arrays.setAll(expected, n -> (expected[n] - mean[n % CHANNELS]) / deviation[n % CHANNELS]);
                assertThat(encode(standard, clip, frames)).containsExactly(expected, within(1e-9));
            }
        }
    }

    private static Encoder.Encoding prepare(Encoder mel, int frames, boolean standardize, Dataset.Opened opened) {
        return mel.prepare(
                Settings.of(mel.schema(), Map.of("standardize", standardize)),
                opened.describe().shape(),
                Encoder.Window.of(DT, frames));
    }

    private static double[] encode(Encoder.Encoding encoding, Sample clip, int frames) {
        double[] values = new double[frames * CHANNELS];
        encoding.encode(
                clip,
                _ -> 0,
                (channel, timeMs, value) -> values[(int) Math.rint(timeMs / DT) * CHANNELS + channel] = value);
        return values;
    }

    private static Iterable<Sample> samples(Dataset.Split split) {
        return () -> IntStream.range(0, split.size())
                .mapToObj(n -> split.get(n).sample())
                .iterator();
    }

    /** Datasets do not name files, but no two clips have one length and the same first eight numbers. */
    private static Sample clip(Dataset.Opened opened, ConfigNode item) {
        int length = number(at(item, "samples"));
        double[] first = Arrays.stream(numbers(at(item, "pcm_first8")))
                .map(x -> x / 32768)
                .toArray();
        List<Sample> found = opened.splits().values().stream()
                .flatMap(split -> IntStream.range(0, split.size())
                        .mapToObj(n -> split.get(n).sample()))
                .filter(sample -> sample instanceof Sample.Waveform(double[] x, double _)
                        && x.length == length
                        && Arrays.equals(x, 0, first.length, first, 0, first.length))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static int number(ConfigNode node) {
        return (int) ((Scalar) node).number().orElseThrow();
    }

    private record DataFolder(Path folder) implements Dataset.DataFolders {

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
