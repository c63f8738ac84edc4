package org.ranvier.plugins.backend.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.plugins.backend.opencl.Opencl.Result;
import org.ranvier.plugins.backend.opencl.device.Budget;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Shape;

/**
 * Spikes as bits, however many samples a work-item carries: held for 32 ticks, for 8 or for 2, and exchanged by 32
 * work-items, by 8 or by none.
 */
class SpikesTest {

    private static final int SAMPLES = 40;
    private static final Offset<Double> ROUNDING = within(1e-5);

    private static Result vectors;

    @BeforeAll
    static void train() {
        Opencl.assumeDevice();
        vectors = Opencl.train(backend(16, 16), SAMPLES, Opencl.TICKS);
    }

    @ParameterizedTest
    @CsvSource({"1, 32", "4, 32"})
    void areTheSame(int lanes, int group) {
        Result all = Opencl.train(backend(lanes, group), SAMPLES, Opencl.TICKS);
        Result streamed = Opencl.train(backend(lanes, group), SAMPLES, 1, 9, Opencl.TICKS - 10);

        assertThat(all.outputs()).contains(1).isEqualTo(vectors.outputs());
        vectors.gradients()
                .forEach((parameter, gradient) ->
                        assertThat(all.gradients().get(parameter)).as(parameter).containsExactly(gradient, ROUNDING));
        assertThat(streamed.outputs()).isEqualTo(all.outputs());
        assertThat(streamed.inputGradient()).isEqualTo(all.inputGradient());
        all.gradients()
                .forEach(
                        (parameter, gradient) -> assertThat(streamed.gradients().get(parameter))
                                .as(parameter)
                                .isEqualTo(gradient));
    }

    private static OpenClBackend backend(int lanes, int group) {
        return new OpenClBackend(
                "",
                context -> new Dialect(context, new Shape(lanes, group / lanes)),
                device -> Budget.of(device, Budget.SHARE),
                notice -> {});
    }
}
