package org.ranvier.plugins.backend.opencl.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.plugins.backend.opencl.OpenClBackend;
import org.ranvier.plugins.backend.opencl.Opencl;

/** Kernels for vectors of every width compute the same, up to the order of sums over samples. */
class DialectTest {

    private static final int SAMPLES = 37;

    @BeforeEach
    void needsADevice() {
        Opencl.assumeDevice();
    }

    @ParameterizedTest
    @CsvSource({"1, 32", "4, 16", "8, 16"})
    void allWidthsGiveTheSame(int lanes, int group) {
        Opencl.Result usual = Opencl.train(new OpenClBackend(""), SAMPLES, Opencl.TICKS);
        Opencl.Result other = Opencl.train(
                new OpenClBackend(
                        "",
                        context -> new Dialect(context, new Shape(lanes, group / lanes)),
                        device -> Budget.of(device, Budget.SHARE),
                        notice -> {}),
                SAMPLES,
                Opencl.TICKS);

        assertThat(other.outputs()).isEqualTo(usual.outputs());
        assertThat(other.inputGradient()).containsExactly(usual.inputGradient(), within(1e-6));
        usual.gradients()
                .forEach((name, gradient) ->
                        assertThat(other.gradients().get(name)).as(name).containsExactly(gradient, within(1e-4)));
    }
}
