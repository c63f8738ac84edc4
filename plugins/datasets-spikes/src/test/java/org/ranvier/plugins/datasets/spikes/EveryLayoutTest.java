package org.ranvier.plugins.datasets.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.plugins.datasets.spikes.Opening.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;

/** The same recordings in every way in which h5py writes them: {@code every-layout.py} says which. */
class EveryLayoutTest {

    @TempDir
    private Path folder;

    @Test
    void whateverLayoutAndTypesHavePythonWrittenTheRecordingsAreTheSame() throws Exception {
        H5py.run("every-layout.py", folder);
        SoftAssertions all = new SoftAssertions();
        for (Path file : files("read")) {
            all.assertThatCode(() -> same(file))
                    .as(file.getFileName().toString())
                    .doesNotThrowAnyException();
        }
        all.assertAll();
    }

    @Test
    void whatIsNotReadIsNamedInOneSentence() throws Exception {
        H5py.run("every-layout.py", folder);
        SoftAssertions all = new SoftAssertions();
        for (Path file : files("refused")) {
            String name = file.getFileName().toString();
            String dataset = Stream.of("labels", "times", "units")
                    .filter(name::startsWith)
                    .findFirst()
                    .orElse("");
            all.assertThatThrownBy(() -> open(file))
                    .as(name)
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContainingAll(file.toString(), dataset)
                    .hasMessageNotContainingAny("Exception", "java.", "null", "\n");
        }
        all.assertAll();
    }

    private void same(Path file) {
        try (Dataset.Opened opened = open(file)) {
            Dataset.Split train = opened.splits().get("train");
            assertThat(train.size()).isEqualTo(6);
            for (int s = 0; s < 6; s++) {
                int sample = s;
                assertThat(train.labelOf(s)).isEqualTo(s % 2);
                assertThat(events(train, s).timeMs())
                        .containsExactly(IntStream.range(0, s)
                                .mapToDouble(i -> 250.0 * i)
                                .toArray());
                assertThat(events(train, s).channel())
                        .containsExactly(
                                IntStream.range(0, s).map(i -> (sample + i) % 8).toArray());
            }
        }
    }

    private Dataset.Opened open(Path file) {
        return new Opening(file.getParent())
                .open(Map.of("train", file.getFileName().toString(), "channels", 8));
    }

    private List<Path> files(String kind) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(kind))) {
            return files.sorted().toList();
        }
    }
}
