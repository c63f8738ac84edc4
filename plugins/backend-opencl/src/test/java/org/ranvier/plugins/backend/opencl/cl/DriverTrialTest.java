package org.ranvier.plugins.backend.opencl.cl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ranvier.api.RanvierException;
import org.ranvier.testkit.Machine;

/** The process in which a driver does everything first, with whatever driver there is. */
class DriverTrialTest {

    /** Ends the process in which it runs, in the driver's own code: a pointer to nowhere. */
    private static final String DEADLY = """
            __kernel void deadly(const int one, __global float* x) {
                volatile __global float* nowhere = (volatile __global float*)(size_t)(8 * one);
                x[get_global_id(0)] = *nowhere;
            }
            """;
    /** Never ends: one stays one. */
    private static final String ENDLESS = """
            __kernel void endless(const int one, __global volatile int* x) {
                while (x[get_global_id(0)] != one) {
                }
            }
            """;

    private static final String HARMLESS = """
            __kernel void harmless(const int elements, __global float* x) {
                int n = get_global_id(0);
                if (n < elements) {
                    x[n] = n + 1;
                }
            }
            """;

    @BeforeEach
    void needsACpu() {
        // A GPU that is led astray is not to be had again until it is reset.
        Devices devices = new Devices();
        Machine.require("opencl", cpu(devices), "no OpenCL device that is a CPU");
    }

    private static Optional<Device> cpu(Devices devices) {
        return devices.all().stream().filter(d -> d.usable() && !d.gpu()).findFirst();
    }

    private static Context context(Duration patience) {
        Devices devices = new Devices(new DriverTrial(patience));
        return devices.open(cpu(devices).orElseThrow());
    }

    private static void run(Context context, String source, String name) {
        Kernel kernel = context.kernel(source, "", name);
        try (Buffer buffer = context.buffer(64)) {
            kernel.each(64, buffer);
        }
    }

    @Test
    void aKernelThatEndsTheProcessIsRefusedAsOftenAsItIsWantedAndOthersRunOn() {
        Context context = context(Duration.ofMinutes(2));
        for (int n = 0; n < 2; n++) {
            assertThatThrownBy(() -> run(context, DEADLY, "deadly"))
                    .isInstanceOf(RanvierException.class)
                    .hasMessageContaining(
                            "OpenCL: the driver of " + context.device().described())
                    .hasMessageContaining("ends the process (")
                    .hasMessageContaining("when it compiles the kernel 'deadly' for 64 work-items")
                    .hasMessageContaining("another backend");
        }
        try (Buffer buffer = context.buffer(3)) {
            context.kernel(HARMLESS, "", "harmless").each(3, buffer);
            assertThat(buffer.floats(3)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aDriverThatDoesNotComeBackIsNotWaitedForTooLong() {
        Context context = context(Duration.ofSeconds(15));
        assertThatThrownBy(() -> run(context, ENDLESS, "endless"))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("does not come back within 15 s when it compiles");
    }

    @Test
    void whatACompilerRefusesIsSaidInItsOwnWords() {
        Context context = context(Duration.ofMinutes(2));
        assertThatThrownBy(() -> context.kernel("__kernel void broken() { nonsense; }", "", "broken"))
                .isInstanceOf(RanvierException.class)
                .hasMessageContaining("refuses a kernel")
                .hasMessageContaining("nonsense");
    }
}
