package org.ranvier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.data.Fixtures.assertDataProblem;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {

    @TempDir
    private Path folder;

    @Test
    void keepsArraysAndDependsOnNothingElse() throws IOException {
        Map<String, NdArray> arrays =
                Map.of("weights", NdArray.of(new double[] {1, 2}, 1, 2), "delays", NdArray.of(new int[] {3}, 1));
        Path file = folder.resolve("x.npz");
        Npz.write(file, arrays);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(Npz.read(file)).isEqualTo(arrays).containsOnlyKeys("delays", "weights");
        Npz.write(file, arrays);
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void readsWhatNumpyWrites() throws IOException {
        assertThat(Npz.read(Fixtures.copy("numpy.npz", folder)))
                .isEqualTo(Map.of(
                        "weights", NdArray.of(new double[] {1.5, -2.5}, 2, 1),
                        "mask", new NdArray(ElementType.BOOL, List.of(2), new double[] {1, 0}),
                        "step", new NdArray(ElementType.I64, List.of(), new double[] {7})));
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        assertDataProblem(() -> Npz.read(folder.resolve("none.npz")), "no such file");
        Path truncated = Fixtures.truncate(Fixtures.copy("numpy.npz", folder), 30);
        assertDataProblem(() -> Npz.read(truncated), "not a whole npz file");
        Path broken = folder.resolve("broken.npz");
        try (OutputStream out = Files.newOutputStream(broken);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("times.npy"));
            zip.write(new byte[20]);
        }
        assertDataProblem(() -> Npz.read(broken), "broken.npz, array times", "not an npy file");
    }
}
