package org.ranvier.plugins.backend.opencl.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.backend.opencl.OpenClBackend;
import org.ranvier.plugins.backend.opencl.Opencl;
import org.ranvier.plugins.backend.opencl.Opencl.Result;

/** The ways in which a group of 16 samples is shared out, all of which add up in the same order. */
class ShapeTest {

    private static final int SAMPLES = 37;

    private String before;

    @BeforeEach
    void needsADevice() {
        before = System.getProperty(Shape.FORCED);
        Opencl.assumeDevice();
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(Shape.FORCED);
        } else {
            System.setProperty(Shape.FORCED, before);
        }
    }

    /** Kernels over few lags and over many, sums for biases, and statistics. */
    @ParameterizedTest
    @ValueSource(strings = {"triangle", "dcls"})
    void everyWayGivesTheSameBits(String learner) {
        Map<String, Object> connection = Map.of(
                "delays", Map.of("type", learner, "unit", "ticks", "max", 9), "bias", true, "normalize", "batch");
        Result first = forced("16x1", connection);
        assertThat(first.outputs()).contains(1);
        assertThat(Arrays.stream(first.gradients().get("hidden.input.delays"))
                        .map(Math::abs)
                        .sum())
                .isPositive();
        for (String shape : new String[] {"8x2", "4x4", "1x16"}) {
            Result other = forced(shape, connection);
            assertThat(other.outputs()).as(shape).isEqualTo(first.outputs());
            assertThat(other.inputGradient()).as(shape).isEqualTo(first.inputGradient());
            first.gradients()
                    .forEach((name, gradient) -> assertThat(other.gradients().get(name))
                            .as(shape + " " + name)
                            .isEqualTo(gradient));
        }
    }

    private static Result forced(String shape, Map<String, Object> connection) {
        System.setProperty(Shape.FORCED, shape);
        return Opencl.train(new OpenClBackend(""), connection, SAMPLES, Opencl.TICKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "3x2", "8x3", "16x4", "0x16", "-1x16", "8x2x1", "many"})
    void whatIsNoWayIsRefused(String shape) {
        assertThatThrownBy(() -> forced(shape, Map.of()))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("property ranvier.opencl.shape: '" + shape + "'");
    }

    @Test
    void aDeviceHasItsOwnWayWhereNothingIsForced() {
        System.clearProperty(Shape.FORCED);
        Opencl.Result own = Opencl.train(new OpenClBackend(""), Map.of(), SAMPLES, Opencl.TICKS);
        assertThat(own.outputs()).isEqualTo(forced("1x32", Map.of()).outputs());
    }
}
