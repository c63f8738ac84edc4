package org.ranvier.plugins.datasets.spikes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ranvier.plugins.datasets.spikes.Opening.assertProblem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.data.Dataset;

class SpikesTest {

    @TempDir
    private Path folder;

    private Opening opening;

    @BeforeEach
    void copy() throws IOException {
        opening = new Opening(folder);
        opening.copy("shd-layout.h5", "numpy.npz");
        opening.write("a.csv", "sample,channel,time,label", "0,1,0.5,0");
    }

    @Test
    void splitsCanHaveDifferentFormats() {
        try (Dataset.Opened opened =
                opening.open(Map.of("train", "shd-layout.h5", "test", "a.csv", "channels", 700, "time_unit", "s"))) {
            assertThat(opened.splits()).containsOnlyKeys("train", "test");
            assertThat(opened.describe().classes()).hasSize(20);
            assertThat(opened.describe().title()).isEqualTo("recordings of shd-layout.h5, a.csv");
            assertThat(opened.describe().sha256())
                    .containsOnlyKeys("shd-layout.h5", "a.csv")
                    .allSatisfy((name, sum) -> assertThat(sum).hasSize(64));
        }
    }

    @Test
    void namesEveryMissingFileAtOnce() {
        assertThatThrownBy(() -> opening.open(Map.of("train", "no.csv", "test", "none.csv", "channels", 3)))
                .isInstanceOfSatisfying(
                        RanvierException.class, e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContainingAll("'no.csv'", "'none.csv'", folder.toString(), "RANVIER_DATA");
    }

    @Test
    void refusesSettingsThatDoNotFitTogether() throws IOException {
        opening.write("a.txt", "");
        assertProblem(
                Problem.Kind.USAGE, () -> opening.open(Map.of("train", "a.txt", "channels", 3)), "a.txt", ".npz, .h5");
        assertProblem(
                Problem.Kind.USAGE,
                () -> opening.open(Map.of("train", "shd-layout.h5", "train_labels", "a.csv", "channels", 700)),
                "remove the labels file");
        assertProblem(
                Problem.Kind.USAGE,
                () -> opening.open(Map.of("train", "numpy.npz", "test", "a.csv", "channels", 3, "time_unit", "ms")),
                "name it alone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opening.open(Map.of("channels", 4)))
                .withMessageContaining("'train' is required");
    }
}
