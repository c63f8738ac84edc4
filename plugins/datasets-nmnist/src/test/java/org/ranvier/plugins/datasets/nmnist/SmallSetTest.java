package org.ranvier.plugins.datasets.nmnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Sample;
import org.ranvier.testkit.Machine;

/**
 * The small set that comes with SLAYER: {@code nmnist-small} in {@code RANVIER_DATA}, an archive and a list of what is
 * in it.
 */
class SmallSetTest {

    private static final String NAME = "nmnist-small";

    @TempDir
    private Path data;

    @Test
    void everyRecordingHasTheDigitAndTheEventsThatAreListed() throws Exception {
        Path published = published();
        unpack(published.resolve("NMNISTsmall.tar.gz"));
        List<String[]> rows = Files.readAllLines(published.resolve("index.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        Nmnist dataset = new Nmnist();
        try (Dataset.Opened opened = dataset.open(
                Settings.of(dataset.schema(), Map.of("folder", "small")), new NmnistTest.DataFolder(data))) {
            assertThat(opened.splits().get("train").size()).isEqualTo(1000);
            assertThat(opened.splits().get("test").size()).isEqualTo(100);
            for (int n = 0; n < rows.size(); n++) {
                Dataset.Split split = opened.splits().get(rows.get(n)[1]);
                int index = n < 1000 ? n : n - 1000;
                assertThat(split.labelOf(index)).isEqualTo(Integer.parseInt(rows.get(n)[3]));
                Sample.Events events = (Sample.Events) split.get(index).sample();
                assertThat(events.channel()).hasSize(Integer.parseInt(rows.get(n)[4]));
                // Three saccades of 100 ms each.
                assertThat(events.timeMs()).isSorted();
                assertThat(events.timeMs()[events.timeMs().length - 1]).isBetween(200.0, 400.0);
            }
        }
    }

    private static Path published() {
        return Machine.dataWith(NAME).resolve(NAME);
    }

    private void unpack(Path archive) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(data.resolve("small"));
        Process tar = new ProcessBuilder("tar", "xzf", archive.toAbsolutePath().toString())
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
    }
}
