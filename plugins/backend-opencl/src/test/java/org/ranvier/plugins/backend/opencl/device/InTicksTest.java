package org.ranvier.plugins.backend.opencl.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ranvier.api.Ticks;
import org.ranvier.plugins.backend.opencl.Opencl;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Devices;

/** Times in ticks are those of {@link Ticks}, on devices with double precision and without. */
class InTicksTest {

    private static final int TIMES = 8000;

    private static final String KERNEL = """

            __kernel void all_in_ticks(const int times, const float dt, const float dt_rest, __global const float* ms, __global const float* rest, __global float* ticks) {
                int n = get_global_id(0);
                if (n < times) {
                    ticks[n] = in_ticks(ms[n], rest[n], dt, dt_rest);
                }
            }
            """;

    @BeforeEach
    void needsADevice() {
        Opencl.assumeDevice();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.1, 0", "0.7, 0", "0.01, 0", "0.3333333333333333, 0", "0.3, 1", "1, 0", "1, 1"})
    void areThoseOfTheApi(double dtMs, int doubles) throws IOException {
        Devices devices = new Devices();
        Context context = devices.open(devices.choose("").orElseThrow());
        double[] exact = times(dtMs);
        float[] ms = new float[TIMES];
        float[] rest = new float[TIMES];
        for (int n = 0; n < TIMES; n++) {
            ms[n] = (float) exact[n];
            rest[n] = Parameters.beyondFloat(exact[n]);
        }
        try (Buffer times = context.buffer(TIMES);
                Buffer rests = context.buffer(TIMES);
                Buffer ticks = context.buffer(TIMES)) {
            times.write(ms, TIMES);
            rests.write(rest, TIMES);
            String options = "-cl-std=CL1.2 -cl-denorms-are-zero -DLANES=4 -DITEMS=1 -DDOUBLES=" + doubles;
            context.kernel(prelude() + KERNEL, options, "all_in_ticks")
                    .each(TIMES, (float) dtMs, Parameters.beyondFloat(dtMs), times, rests, ticks);
            float[] found = ticks.floats(TIMES);
            for (int n = 0; n < TIMES; n++) {
                double expected = Ticks.of(exact[n], dtMs);
                String what = exact[n] + " ms";
                assertThat(Math.floor(found[n])).as(what).isEqualTo(Math.floor(expected));
                assertThat(Math.rint(found[n])).as(what).isEqualTo(Math.rint(expected));
                assertThat((double) found[n]).as(what).isCloseTo(expected, offset(2.0 * Math.ulp((float) expected)));
            }
        }
    }

    /** Whole and half ticks, what is next to them, and what lies between. */
    private static double[] times(double dtMs) {
        SplittableRandom random = new SplittableRandom(11);
        double[] times = new double[TIMES];
        for (int n = 0; n < TIMES; n++) {
            double grid = n / 8 / 2.0;
            double off = Math.pow(10, -random.nextInt(2, 9)) * (random.nextBoolean() ? 1 : -1);
            times[n] = dtMs
                    * switch (n % 4) {
                        case 0 -> grid;
                        case 1 -> Math.max(0, grid + off);
                        case 2 -> grid + 1e-10 * random.nextDouble();
                        default -> random.nextDouble(500);
                    };
        }
        return times;
    }

    private static String prelude() throws IOException {
        try (InputStream text = InTicksTest.class.getResourceAsStream("prelude.cl")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
