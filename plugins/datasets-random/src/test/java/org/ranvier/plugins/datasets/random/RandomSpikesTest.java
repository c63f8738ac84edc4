package org.ranvier.plugins.datasets.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ranvier.api.Philox;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;

class RandomSpikesTest {

    @Test
    void aChannelSpikesWhereItsNumberIsBelowTheProbability() {
        Sample.Events sample = sample(open(Map.of("channels", 3, "duration", 4, "probability", 0.3)), 5);

        int stream = Philox.stream("random-spikes.train");
        int[] expected = IntStream.range(0, 12)
                .filter(n -> Philox.uniform(1, stream, 5, n) < 0.3)
                .toArray();
        assertThat(expected).isNotEmpty();
        assertThat(sample.channel())
                .containsExactly(Arrays.stream(expected).map(n -> n % 3).toArray());
        assertThat(sample.timeMs())
                .containsExactly(Arrays.stream(expected).mapToDouble(n -> n / 3).toArray());
    }

    @Test
    void spikesAreAsDenseAsAskedFor() {
        Dataset.Opened data = open(Map.of("channels", 140, "duration", 100, "probability", 0.017));

        long spikes = IntStream.range(0, 128)
                .mapToLong(n -> sample(data, n).channel().length)
                .sum();

        // 1,792,000 draws: the standard deviation is 0.0001.
        assertThat(spikes / (140.0 * 100 * 128)).isBetween(0.0165, 0.0175);
    }

    @Test
    void aCountIsExactAndItsChannelsAreOthersInEverySample() {
        Dataset.Opened data = open(Map.of("channels", 784, "duration", 1, "count", 150));

        assertThat(sample(data, 0).channel()).hasSize(150).doesNotHaveDuplicates();
        assertThat(sample(data, 0).timeMs()).containsOnly(0);
        assertThat(sample(data, 1).channel())
                .hasSize(150)
                .isNotEqualTo(sample(data, 0).channel());
    }

    @Test
    void classesCoverAllAndSplitsDiffer() {
        Dataset.Opened data = open(Map.of("classes", 20));
        Dataset.Split train = data.splits().get("train");
        Dataset.Split test = data.splits().get("test");

        assertThat(IntStream.range(0, 128)
                        .map(train::labelOf)
                        .distinct()
                        .sorted()
                        .toArray())
                .containsExactly(IntStream.range(0, 20).toArray());
        assertThat(IntStream.range(0, 128).map(train::labelOf).toArray())
                .isNotEqualTo(IntStream.range(0, 128).map(test::labelOf).toArray());
        assertThat(data.describe().classes()).hasSize(20);
    }

    @Test
    void moreSpikesThanChannelsAreRefused() {
        assertThatThrownBy(() -> open(Map.of("channels", 10, "count", 11)))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("count is 11, but there are 10 channels");
    }

    private static Dataset.Opened open(Map<String, ? extends Number> settings) {
        RandomSpikes dataset = new RandomSpikes();
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((key, value) -> values.put(key, value.doubleValue()));
        return dataset.open(Settings.of(dataset.schema(), values), null);
    }

    private static Sample.Events sample(Dataset.Opened data, int index) {
        return (Sample.Events) data.splits().get("train").get(index).sample();
    }
}
