package org.ranvier.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {

    @TempDir
    private Path folder;

    @RepeatedTest(10)
    void keepsEverything(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        for (ElementType type : ElementType.values()) {
            int length = random.nextInt(3) * random.nextInt(20_000);
            double[] values = random.ints(length, 0, 2).asDoubleStream().toArray();
            tensors.put("tensor." + type, new NdArray(type, List.of(length), values));
        }
        tensors.put("ψ \"quoted\"", NdArray.of(Fixtures.normals(random, 6), 3, 2));
        Safetensors content = Safetensors.of(tensors, Map.of("rounding", "nearest-even", "step", "12"));
        Path file = folder.resolve("x.safetensors");
        content.write(file);
        assertThat(Safetensors.read(file)).isEqualTo(content);
    }

    @Test
    void readsAFileOfTheReferenceImplementation() throws IOException {
        Safetensors content = Safetensors.of(
                Map.of(
                        "w", NdArray.of(new double[] {0.125, 0.25, 0.375, 0.5}, 2, 2),
                        "d", NdArray.of(new float[] {0.5f, -1}, 2),
                        "mask", new NdArray(ElementType.U8, List.of(3), new double[] {1, 0, 1})),
                Map.of("rounding", "floor"));
        assertThat(Safetensors.read(Fixtures.copy("reference.safetensors", folder)))
                .isEqualTo(content);
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        NdArray bytes = new NdArray(ElementType.U8, List.of(1), new double[] {5});
        NdArray doubles = NdArray.of(new double[] {1}, 1);
        Map<String, NdArray> forth = new LinkedHashMap<>();
        forth.put("a", bytes);
        forth.put("b", doubles);
        Map<String, NdArray> back = new LinkedHashMap<>();
        back.put("b", doubles);
        back.put("a", bytes);
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        Safetensors.of(forth, Map.of()).write(one);
        Safetensors.of(back, Map.of()).write(other);
        assertThat(one).hasSameBinaryContentAs(other);
        String header = "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[8,9]},"
                + "\"b\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}";
        assertThat(new String(Files.readAllBytes(one), StandardCharsets.ISO_8859_1))
                .contains(header);
        assertThat(Files.size(one) % 8).isEqualTo(1);
    }

    @Test
    void replacesAFileAndLeavesNoOther() throws IOException {
        Path file = folder.resolve("x.safetensors");
        Safetensors.of(Map.of("a", NdArray.of(new double[100], 100)), Map.of()).write(file);
        Safetensors smaller = Safetensors.of(Map.of("a", NdArray.of(new double[1], 1)), Map.of());
        smaller.write(file);
        assertThat(Safetensors.read(file)).isEqualTo(smaller);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("x.safetensors");
        Safetensors sound = Safetensors.of(Map.of("a", NdArray.of(new double[1], 1)), Map.of());
        sound.write(file);
        NdArray unfit = new NdArray(ElementType.U8, List.of(1), new double[] {300});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Safetensors.of(Map.of("a", unfit), Map.of()).write(file));
        assertThat(Safetensors.read(file)).isEqualTo(sound);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void namesATruncatedFile() throws IOException {
        Path file = folder.resolve("x.safetensors");
        Safetensors.of(Map.of("a", NdArray.of(new double[4], 4)), Map.of()).write(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Fixtures.assertDataProblem(() -> Safetensors.read(file), file.toString());
        }
    }

    @Test
    void namesWhatIsWrongInTheHeader() throws IOException {
        assertRefused(entry("F64", "[1]", "[0,8]"), 9, "take 8 bytes, but it holds 9");
        assertRefused(entry("F64", "[1]", "[0,16]"), 16, "offsets [0,16]", "takes 8 bytes");
        assertRefused(entry("F64", "[1]", "[8,16]"), 16, "begins at byte 8, not at 0");
        assertRefused(entry("F64", "[1]", "[-8,0]"), 8, "offsets [-8,0]");
        assertRefused(entry("F64", "[1]", "[0]"), 8, "offsets [0]");
        assertRefused(entry("F64", "[-1]", "[0,8]"), 8, "shape [-1]");
        assertRefused(entry("F64", "[4000000000]", "[0,8]"), 8, "shape [4000000000]");
        assertRefused(entry("F64", "1", "[0,8]"), 8, "shape 1");
        assertRefused(entry("BF16", "[1]", "[0,2]"), 2, "type 'BF16'", "save it as one of F64, F32");
        assertRefused("{\"a\":{}}", 0, "type ''");
        assertRefused("{\"__metadata__\":{\"step\":3}}", 0, "metadata 'step' is not a text");
        assertRefused("{\"__metadata__\":[]}", 0, "not an object of texts");
        assertRefused("[]", 0, "not a JSON object");
        assertRefused("{\"a\":", 0, "not JSON");
        assertRefused("{\"__metadata__\":{},\"__metadata__\":{}}", 0, "not JSON");
    }

    @Test
    void trustsNoHeaderLength() throws IOException {
        for (long length : new long[] {-1, Long.MAX_VALUE, 100_000_001, 9, 0}) {
            Path file = Files.write(folder.resolve("x"), file(length, "{}", 6));
            Fixtures.assertDataProblem(
                    () -> Safetensors.read(file), "claims to be " + Long.toUnsignedString(length) + " bytes");
        }
    }

    @Test
    void reservesTheNameOfTheMetadata() {
        NdArray array = NdArray.of(new double[1], 1);
        assertThatIllegalArgumentException().isThrownBy(() -> Safetensors.of(Map.of("__metadata__", array), Map.of()));
    }

    private void assertRefused(String header, int dataBytes, String... fragments) throws IOException {
        Path file = Files.write(folder.resolve("x"), file(header.length(), header, dataBytes));
        Fixtures.assertDataProblem(() -> Safetensors.read(file), fragments);
    }

    private static String entry(String type, String shape, String offsets) {
        return "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    private static byte[] file(long length, String header, int dataBytes) {
        byte[] start = ByteBuffer.allocate(8 + header.length())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(header.getBytes(StandardCharsets.ISO_8859_1))
                .array();
        return Arrays.copyOf(start, start.length + dataBytes);
    }
}
