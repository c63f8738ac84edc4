package org.ranvier.plugins.backend.opencl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;
import org.ranvier.plugins.backend.opencl.Opencl;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Devices;
import org.ranvier.plugins.backend.opencl.device.Dialect;
import org.ranvier.plugins.backend.opencl.device.Parameters;
import org.ranvier.plugins.backend.opencl.device.Parameters.Parameter;
import org.ranvier.plugins.backend.opencl.device.Shape;

class GradientNormTest {

    /** Around the numbers of one sum, and more than all sums take in one turn. */
    private static final int[] SIZES = {1, 63, 64, 65, 1000, 700_001};

    private static final List<Shape> SHAPES =
            List.of(new Shape(16, 1), new Shape(8, 2), new Shape(4, 4), new Shape(1, 16), new Shape(1, 32));

    @BeforeEach
    void needsADevice() {
        Opencl.assumeDevice();
    }

    @Test
    void hasTheSameBitsInAllShapesAndIsThatOfTheGradients() {
        Devices devices = new Devices();
        Context context = devices.open(devices.choose("").orElseThrow());
        Random random = new Random(4);
        double squares = 0;
        try (Parameters parameters = new Parameters(new Dialect(context, SHAPES.getFirst()))) {
            List<Parameter> all = new ArrayList<>();
            for (int size : SIZES) {
                ParameterId id = new ParameterId("sized-" + size, Role.WEIGHTS, "");
                parameters.declare(ParameterSpec.of(id, ParameterSpec.Owner.SYNAPSE, List.of(size))
                        .withTrainable(true));
                float[] gradient = new float[size];
                for (int n = 0; n < size; n++) {
                    // Squares of the largest are beyond single precision.
                    gradient[n] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30)));
                    squares += (double) gradient[n] * gradient[n];
                }
                Parameter parameter = parameters.get(id.fullName());
                parameter.gradient().write(gradient, size);
                all.add(parameter);
            }

            List<Double> norms = SHAPES.stream()
                    .map(shape -> GradientNorm.of(all, new Dialect(context, shape)))
                    .toList();

            double expected = Math.sqrt(squares);
            assertThat(norms).containsOnly(norms.getFirst());
            assertThat(norms.getFirst()).isCloseTo(expected, offset(1e-12 * expected));
        }
    }
}
