package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.data.ElementType;
import org.ranvier.data.NdArray;
import org.ranvier.data.Safetensors;
import org.ranvier.runtime.PluginRuntime;

/** Checkpoints have the precision of the backend, and those in double precision of earlier versions are read. */
class CheckpointPrecisionTest {

    private static final String LAST = "last.safetensors";
    private static final String EPOCHS = "training.epochs=4";

    private final PluginRuntime plugins = Plugins.open();

    @TempDir
    Path directory;

    @Test
    void whatWasComputedInSinglePrecisionTakesFourBytesANumber() {
        Path run = directory.resolve("run");
        TrainingRun.trainSome(plugins, run, "simd", 2, EPOCHS);

        assertThat(Safetensors.read(run.resolve(LAST)).tensors().entrySet())
                .filteredOn(e -> trained(e.getKey()))
                .hasSize(8)
                .allSatisfy(e -> assertThat(e.getValue().type()).as(e.getKey()).isEqualTo(ElementType.F32));
    }

    @Test
    void whatWasComputedInDoublePrecisionTakesEight() {
        Path run = directory.resolve("run");
        TrainingRun.trainSome(plugins, run, "reference", 2, EPOCHS);

        assertThat(Safetensors.read(run.resolve(LAST)).tensors().entrySet())
                .filteredOn(e -> trained(e.getKey()))
                .hasSize(8)
                .allSatisfy(e -> assertThat(e.getValue().type()).as(e.getKey()).isEqualTo(ElementType.F64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simd", "reference"})
    void aCheckpointOfAnEarlierVersionIsGoneOnWith(String backend) {
        Path now = directory.resolve("now");
        Path before = directory.resolve("before");
        TrainingRun.trainSome(plugins, now, backend, 2, EPOCHS);
        TrainingRun.trainSome(plugins, before, backend, 2, EPOCHS);
        asBefore(before.resolve(LAST));

        TrainingRun.goOn(plugins, now, backend);
        TrainingRun.goOn(plugins, before, backend);

        assertThat(before.resolve(LAST)).hasSameBinaryContentAs(now.resolve(LAST));
    }

    private static boolean trained(String tensor) {
        return tensor.startsWith("optimizer/") || tensor.endsWith(".weights");
    }

    /** Writes every number in double precision, as versions before 0.1 did. */
    private static void asBefore(Path file) {
        Safetensors checkpoint = Safetensors.read(file);
        SortedMap<String, NdArray> tensors = new TreeMap<>(checkpoint.tensors());
        tensors.replaceAll((_, array) ->
                array.type() == ElementType.F32 ? new NdArray(ElementType.F64, array.shape(), array.values()) : array);
        new Safetensors(tensors, checkpoint.metadata()).write(file);
    }
}
