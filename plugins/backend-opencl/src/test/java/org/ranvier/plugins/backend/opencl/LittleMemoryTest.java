package org.ranvier.plugins.backend.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.CompileOptions;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.RunOptions;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.plugins.backend.opencl.device.Budget;
import org.ranvier.plugins.backend.opencl.device.Dialect;

/** Batches that are larger than the memory that they may use. */
class LittleMemoryTest {

    private static final int SAMPLES = 70;

    @BeforeEach
    void needsADevice() {
        Opencl.assumeDevice();
    }

    private final List<String> said = new ArrayList<>();

    private OpenClBackend withMemory(long bytes) {
        return new OpenClBackend("", Dialect::of, device -> new Budget(bytes, Long.MAX_VALUE), said::add);
    }

    @Test
    void aBatchThatDoesNotFitIsRunInPartsWithTheSameResultsAndSaysSo() {
        Opencl.Result whole = Opencl.train(withMemory(1L << 30), SAMPLES, Opencl.TICKS);
        assertThat(said).isEmpty();
        Opencl.Result parts = Opencl.train(withMemory(250_000), SAMPLES, Opencl.TICKS);
        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).contains("does not fit", "in parts of");
        assertThat(Arrays.stream(whole.outputs()).sum()).isPositive();
        assertThat(parts.outputs()).isEqualTo(whole.outputs());
        assertThat(parts.inputGradient()).isEqualTo(whole.inputGradient());
        whole.gradients()
                .forEach((name, gradient) ->
                        // Sums over samples are cut into others, so that last digits may differ.
                        assertThat(parts.gradients().get(name)).as(name).containsExactly(gradient, within(1e-4)));
    }

    @Test
    void partsCanBeStreamed() {
        Opencl.Result whole = Opencl.train(withMemory(250_000), SAMPLES, Opencl.TICKS);
        Opencl.Result streamed = Opencl.train(withMemory(250_000), SAMPLES, 4, 1, Opencl.TICKS - 5);
        assertThat(streamed.outputs()).isEqualTo(whole.outputs());
        assertThat(streamed.inputGradient()).isEqualTo(whole.inputGradient());
    }

    @Test
    void whatDoesNotFitAtAllIsToldWithARemedy() {
        assertThatThrownBy(() -> Opencl.train(withMemory(1000), SAMPLES, Opencl.TICKS))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("samples of this network fit into")
                .hasMessageContaining("make the network smaller");
    }

    @Test
    void batchNormalizationIsNotSplit() {
        NetworkPlan plan = Opencl.plan(Map.of("normalize", "batch"));
        try (Program program = withMemory(250_000).compile(plan, CompileOptions.of(1))) {
            assertThatThrownBy(() -> program.open(Opencl.signal(SAMPLES), RunOptions.training(1, 1)))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining("batch normalisation in training needs all samples at once")
                    .hasMessageContaining("set training.batch to");
        }
    }
}
