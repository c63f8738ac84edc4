package org.ranvier.plugins.backend.opencl;

import java.util.Locale;
import java.util.Optional;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Device;
import org.ranvier.plugins.backend.opencl.cl.Devices;
import org.ranvier.plugins.backend.opencl.cl.Kernel;
import org.ranvier.plugins.backend.opencl.device.Dialect;

/**
 * A program that measures what a device can do at most, in single precision, and prints it as JSON: {@code gb_s}, 10⁹
 * bytes a second of a = b + s·c, 12 bytes an element; and {@code gflops}, 10⁹ operations a second of multiplications
 * and additions in registers, two for each {@code fma}. Each is the best of some rounds.
 */
final class DeviceLimits {

    private static final int ROUNDS = 10;
    private static final int MOST_ELEMENTS = 1 << 27;
    private static final int WORKERS = 1 << 20;
    private static final int STEPS = 1024;
    private static final int CHAINS = 8;
    private static final double SHARE = 0.1;

    private static final String SOURCE = """
            __kernel void triad(const int elements, __global float16* a, __global const float16* b, __global const float16* c) {
                int n = get_global_id(0);
                if (n < elements) {
                    a[n] = b[n] + 3.0f * c[n];
                }
            }

            // Chains that do not wait for each other, so that latencies do not stand in the way.
            __kernel void multiply_add(const int elements, const int steps, const float by, __global V* result) {
                int n = get_global_id(0);
                if (n < elements) {
                    V x[CHAINS];
                    for (int k = 0; k < CHAINS; k++) {
                        x[k] = (V)(n + k);
                    }
                    for (int t = 0; t < steps; t++) {
                        #pragma unroll
                        for (int k = 0; k < CHAINS; k++) {
                            x[k] = fma(x[k], (V)(by), (V)(1.0f));
                        }
                    }
                    V sum = (V)(0.0f);
                    for (int k = 0; k < CHAINS; k++) {
                        sum += x[k];
                    }
                    result[n] = sum;
                }
            }
            """;

    private DeviceLimits() {}

    /**
     * Measures.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Devices devices = new Devices();
        Device device = devices.choose(
                        Optional.ofNullable(System.getenv(OpenClBackend.WISH)).orElse(""))
                .orElseThrow(() -> new IllegalStateException("there is no OpenCL device"));
        Context context = devices.open(device);
        System.out.printf(
                Locale.ROOT,
                "{\"device\": \"%s\", \"gpu\": %s, \"gb_s\": %.1f, \"gflops\": %.1f}%n",
                device.described(),
                device.gpu(),
                triad(context),
                multiplyAdd(context));
    }

    private static double triad(Context context) {
        long fit = (long) (SHARE * context.device().memory() / 4);
        int vectors = (int) (Math.min(MOST_ELEMENTS, fit) / 16);
        Kernel kernel = kernel(context, "triad");
        try (Buffer a = context.buffer(16L * vectors);
                Buffer b = context.buffer(16L * vectors);
                Buffer c = context.buffer(16L * vectors)) {
            return 3.0 * 64 * vectors / best(context, () -> kernel.each(vectors, a, b, c)) / 1e9;
        }
    }

    private static double multiplyAdd(Context context) {
        int lanes = Dialect.of(context).lanes();
        int workers = WORKERS / lanes;
        Kernel kernel = kernel(context, "multiply_add");
        try (Buffer result = context.buffer((long) lanes * workers)) {
            double operations = 2.0 * STEPS * CHAINS * lanes * workers;
            return operations / best(context, () -> kernel.each(workers, STEPS, 0.5f, result)) / 1e9;
        }
    }

    private static Kernel kernel(Context context, String name) {
        int lanes = Dialect.of(context).lanes();
        return context.kernel(SOURCE, "-DCHAINS=" + CHAINS + " -DV=float" + (lanes > 1 ? lanes : ""), name);
    }

    private static double best(Context context, Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            context.finish();
            long begin = System.nanoTime();
            work.run();
            context.finish();
            best = Math.min(best, (System.nanoTime() - begin) / 1e9);
        }
        return best;
    }
}
