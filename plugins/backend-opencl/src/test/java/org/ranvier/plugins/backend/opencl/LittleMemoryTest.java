package org.ranvier.plugins.backend.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.api.backend.Backend.CompileOptions;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.api.backend.Program;
import org.ranvier.api.backend.Program.RunOptions;
import org.ranvier.api.backend.Session;
import org.ranvier.api.data.Recording;

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

    /** What one training step gives. */
    private record Result(double[] outputs, double[] inputGradient, Map<String, double[]> gradients) {}

    private static Result run(OpenClBackend backend, int... advances) {
        NetworkPlan plan = Opencl.plan(Map.of());
        try (Program program = backend.compile(plan, new CompileOptions(1, List.of()))) {
            SplittableRandom random = new SplittableRandom(3);
            for (ParameterSpec spec : plan.parameters()) {
                boolean synapses = spec.name().endsWith("weights") || spec.name().endsWith("delays");
                double[] values = program.read(spec.name());
                Arrays.setAll(values, n -> synapses ? random.nextDouble(0, 1.5) : spec.name().endsWith("tau_mem") ? 5 : 1);
                program.write(spec.name(), values);
            }
            RunOptions options = new RunOptions(true, true, true, 1, 1, List.of());
            try (Session session = program.open(Opencl.signal(SAMPLES), options)) {
                Recording.Ticks recording = null;
                for (int ticks : advances) {
                    recording = (Recording.Ticks) session.advance(ticks);
                }
                session.backward(Arrays.stream(recording.outputs()).map(s -> 0.1 - s).toArray());
                Map<String, double[]> gradients = new java.util.TreeMap<>();
                plan.parameters().stream()
                        .filter(ParameterSpec::trainable)
                        .forEach(p -> gradients.put(p.name(), program.readGradient(p.name())));
                return new Result(recording.outputs(), session.inputGradient(), gradients);
            }
        }
    }

    @Test
    void aBatchThatDoesNotFitIsRunInPartsWithTheSameResultsAndSaysSo() {
        Result whole = run(withMemory(1L << 30), Opencl.TICKS);
        assertThat(said).isEmpty();
        Result parts = run(withMemory(250_000), Opencl.TICKS);
        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).contains("does not fit", "in parts of");
        assertThat(Arrays.stream(whole.outputs()).sum()).isPositive();
        assertThat(parts.outputs()).isEqualTo(whole.outputs());
        assertThat(parts.inputGradient()).isEqualTo(whole.inputGradient());
        whole.gradients().forEach((name, gradient) ->
                // Sums over samples are cut into others, so that last digits may differ.
                assertThat(parts.gradients().get(name)).as(name).containsExactly(gradient, within(1e-4)));
    }

    @Test
    void partsCanBeStreamed() {
        Result whole = run(withMemory(250_000), Opencl.TICKS);
        Result streamed = run(withMemory(250_000), 4, 1, Opencl.TICKS - 5);
        assertThat(streamed.outputs()).isEqualTo(whole.outputs());
        assertThat(streamed.inputGradient()).isEqualTo(whole.inputGradient());
    }

    @Test
    void whatDoesNotFitAtAllIsToldWithARemedy() {
        assertThatThrownBy(() -> run(withMemory(1000), Opencl.TICKS))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("samples of this network fit into")
                .hasMessageContaining("make the network smaller");
    }

    @Test
    void batchNormalizationIsNotSplit() {
        NetworkPlan plan = Opencl.plan(Map.of("normalize", "batch"));
        try (Program program = withMemory(250_000).compile(plan, new CompileOptions(1, List.of()))) {
            assertThatThrownBy(() -> program.open(Opencl.signal(SAMPLES), RunOptions.training(1, 1)))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining("batch normalisation in training needs all samples at once")
                    .hasMessageContaining("set training.batch to");
        }
    }
}
