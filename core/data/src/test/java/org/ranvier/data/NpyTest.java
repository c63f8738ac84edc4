package org.ranvier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ranvier.data.Fixtures.assertDataProblem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {

    @TempDir
    private Path folder;

    @RepeatedTest(10)
    void keepsDoublesBitForBit(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int rows = random.nextInt(20);
        NdArray array = NdArray.of(Fixtures.normals(random, rows * 700), rows, 700);
        Path file = folder.resolve("x.npy");
        Npy.write(file, array);
        assertThat(Npy.read(file)).isEqualTo(array);
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryType(ElementType type) {
        NdArray array = new NdArray(type, List.of(2, 1, 1), new double[] {1, 0});
        Path file = folder.resolve("x.npy");
        Npy.write(file, array);
        assertThat(Npy.read(file)).isEqualTo(array);
    }

    @Test
    void keepsASingleNumber() {
        Path file = folder.resolve("x.npy");
        Npy.write(file, NdArray.of(new double[] {Math.PI}));
        assertThat(Npy.read(file)).isEqualTo(NdArray.of(new double[] {Math.PI}));
    }

    @Test
    void writesTheBytesThatNumpyWrites() throws IOException {
        Path reference = Fixtures.copy("numpy-f4.npy", folder);
        NdArray array = NdArray.of(new float[] {0, 0.25f, 0.5f, 0.75f, 1, 1.25f}, 2, 3);
        assertThat(Npy.read(reference)).isEqualTo(array);
        Path file = folder.resolve("x.npy");
        Npy.write(file, array);
        assertThat(file).hasSameBinaryContentAs(reference);
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryTypeOfEitherByteOrder(ElementType type) throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.write(file, new NdArray(type, List.of(2), new double[] {1, 0}));
        byte[] written = Files.readAllBytes(file);
        byte[] element = Arrays.copyOfRange(written, written.length - 2 * type.bytes(), written.length - type.bytes());
        byte[] reversed = new byte[2 * type.bytes()];
        for (int i = 0; i < element.length; i++) {
            reversed[i] = element[element.length - 1 - i];
        }
        byte[] start = Files.readAllBytes(header("'" + type.npy().replace('<', '>') + "'", "False", "(2,)"));
        byte[] big = Arrays.copyOf(start, start.length + reversed.length);
        System.arraycopy(reversed, 0, big, start.length, reversed.length);

        assertThat(Npy.read(Files.write(file, big))).isEqualTo(new NdArray(type, List.of(2), new double[] {1, 0}));
    }

    @Test
    void readsFortransOrder() throws IOException {
        byte[] start = Files.readAllBytes(header("'|u1'", "True", "(2, 3, 2)"));
        byte[] file = Arrays.copyOf(start, start.length + 12);
        // Element [i][j][k] is i + 2j + 6k, its own place in this order.
        for (int n = 0; n < 12; n++) {
            file[start.length + n] = (byte) n;
        }
        assertThat(Npy.read(Files.write(folder.resolve("x.npy"), file)).values())
                .containsExactly(0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11);
    }

    @Test
    void keepsUnsignedNumbersWithTheHighestBit() {
        NdArray array = new NdArray(ElementType.U64, List.of(3), new double[] {0x1p63, 0x1p64 - 2048, 3});
        Path file = folder.resolve("x.npy");
        Npy.write(file, array);
        assertThat(Npy.read(file)).isEqualTo(array);
    }

    @Test
    void readsVersionTwo() throws IOException {
        assertThat(Npy.read(Fixtures.copy("numpy-version-2.npy", folder)))
                .isEqualTo(NdArray.of(new int[] {-1, Integer.MAX_VALUE}, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24, 25, 100, 140, 151})
    void namesATruncatedFile(int missing) throws IOException {
        Path file = Fixtures.truncate(Fixtures.copy("numpy-f4.npy", folder), missing);
        assertDataProblem(() -> Npy.read(file), file.toString());
    }

    @Test
    void namesAFileThatIsTooLong() throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.write(file, NdArray.of(new double[2], 2));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) + 1));
        assertDataProblem(() -> Npy.read(file), "takes 144 bytes, but the file has 145");
    }

    @Test
    void namesWhatItCannotRead() throws IOException {
        assertDataProblem(() -> Npy.read(folder.resolve("none.npy")), "no such file");
        assertDataProblem(() -> Npy.read(header(1, "garbage")), "state the type");
        assertDataProblem(() -> Npy.read(header(9, "")), "npy format is 9.0");
        assertDataProblem(() -> Npy.read(header("'|O'", "False", "(2,)")), "Python objects", "dtype=float");
        assertDataProblem(() -> Npy.read(header("'<U3'", "False", "(2,)")), "texts");
        assertDataProblem(() -> Npy.read(header("'<c16'", "False", "(2,)")), "complex numbers");
        assertDataProblem(() -> Npy.read(header("'<f16'", "False", "(2,)")), "'<f16'");
        assertDataProblem(
                () -> Npy.read(header("[('a', '<f8'), ('b', '<f8')]", "False", "(2,)")),
                "several fields",
                "of its own");
        assertDataProblem(() -> Npy.read(header("'<f8'", "False", "(99999, 99999)")), "larger than an array");
        assertDataProblem(() -> Npy.read(header("'<f8'", "False", "(99999999999,)")), "larger than an array");
        assertDataProblem(() -> Npy.read(header("'<f8'", "False", "(-2,)")), "state the shape");
        assertDataProblem(() -> Npy.read(header("'<f8'", "False", "(1000000,)")), "takes 8000");
        Path file = Files.writeString(folder.resolve("x.npy"), "PK no numpy here");
        assertDataProblem(() -> Npy.read(file), "not an npy file");
    }

    @Test
    void trustsNoHeaderLength() throws IOException {
        byte[] bytes = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, -1};
        Path file = Files.write(folder.resolve("x.npy"), bytes);
        assertDataProblem(() -> Npy.read(file), "claims to be 4294967295 bytes");
    }

    private Path header(String descr, String order, String shape) throws IOException {
        return header(1, "{'descr': " + descr + ", 'fortran_order': " + order + ", 'shape': " + shape + ", }");
    }

    private Path header(int version, String text) throws IOException {
        byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0, (byte) text.length(), 0};
        byte[] bytes = Arrays.copyOf(start, start.length + text.length());
        System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, start.length, text.length());
        return Files.write(folder.resolve("x.npy"), bytes);
    }
}
