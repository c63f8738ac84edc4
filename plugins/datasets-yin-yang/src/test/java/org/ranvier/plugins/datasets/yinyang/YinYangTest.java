package org.ranvier.plugins.datasets.yinyang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.api.Settings;
import org.ranvier.api.data.Dataset;
import org.ranvier.api.data.Example;
import org.ranvier.api.data.Sample;
import org.ranvier.api.data.Target;

/** The generated sets against the published ones, bit for bit. */
class YinYangTest {

    private static final Dataset.DataFolders NO_FOLDERS = new Dataset.DataFolders() {
        @Override
        public Optional<Path> find(String relative) {
            throw new AssertionError("a generated set reads no files");
        }

        @Override
        public List<Path> searched() {
            return List.of();
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"train", "validation", "test"})
    void beginsLikeThePublishedSet(String split) throws IOException {
        Dataset.Split points = open(Map.of()).splits().get(split);
        List<String> rows = resource(split + "-first-50.csv").lines().skip(1).toList();
        assertThat(rows).hasSize(50);
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i).split(",");
            for (int f = 0; f < Points.FEATURES; f++) {
                assertThat(values(points.get(i))[f]).isEqualTo(Double.parseDouble(row[f]));
            }
            assertThat(points.labelOf(i)).isEqualTo(Integer.parseInt(row[Points.FEATURES]));
        }
    }

    /** The checksums are those of the published tables: per row four doubles and the label, big endian. */
    @ParameterizedTest
    @CsvSource({
        "train, 5000, 9a9d44eccd6f7c226ebdccd0ada4ca461d499785b88ced25f8feee9e3ebbd078, 1681, 1702, 1617",
        "validation, 1000, 103fa7187c2d383fc867ffaa8687c8eb94b50eb6d862276edb75e875873b1dc1, 316, 336, 348",
        "test, 1000, 7cb220f3d2d619ae30c669ae46658b2c42a671a4c9ecc6b057155fc5db391b1e, 350, 316, 334"
    })
    void equalsThePublishedSetBitForBit(String split, int size, String sha256, int yin, int yang, int dot)
            throws NoSuchAlgorithmException {
        Dataset.Split points = open(Map.of()).splits().get(split);
        assertThat(points.size()).isEqualTo(size);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int[] counts = new int[3];
        for (int i = 0; i < size; i++) {
            Example example = points.get(i);
            ByteBuffer row = ByteBuffer.allocate(4 * Double.BYTES + Integer.BYTES);
            for (double value : values(example)) {
                row.putDouble(value);
            }
            digest.update(row.putInt(points.labelOf(i)).array());
            counts[points.labelOf(i)]++;
            assertThat(example.target()).isEqualTo(new Target.ClassLabel(points.labelOf(i)));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
        assertThat(counts).containsExactly(yin, yang, dot);
    }

    @Test
    void sizesAndSeedsCanBeSet() {
        Map<String, Dataset.Split> splits = open(Map.of("test_size", 7, "test_seed", 42, "train_seed", 4_294_967_295L))
                .splits();
        assertThat(splits.get("test").size()).isEqualTo(7);
        assertThat(values(splits.get("test").get(0))[0]).isEqualTo(0.6803075385877797);
        assertThat(splits.keySet()).containsExactly("train", "validation", "test");
    }

    @Test
    void describesItself() {
        Dataset.Description description = open(Map.of()).describe();
        assertThat(description.shape()).containsExactly(4);
        assertThat(description.classes()).containsExactly("yin", "yang", "dot");
        assertThat(description.sha256()).isEmpty();
    }

    @Test
    void refusesDotsThatFillTheFigure() {
        assertThatThrownBy(() -> open(Map.of("dot_radius", 0.25)))
                .isInstanceOfSatisfying(
                        RanvierException.class,
                        e -> assertThat(e.problems().getFirst().kind()).isEqualTo(Problem.Kind.USAGE))
                .hasMessageContaining("choose a dot_radius below 0.25");
    }

    private static Dataset.Opened open(Map<String, ?> given) {
        YinYang dataset = new YinYang();
        return dataset.open(Settings.of(dataset.schema(), given), NO_FOLDERS);
    }

    private static double[] values(Example example) {
        return ((Sample.Values) example.sample()).values();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = YinYangTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
