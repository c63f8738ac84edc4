package org.ranvier.plugins.backend.opencl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Device;
import org.ranvier.plugins.backend.opencl.cl.Kernel;

/**
 * How kernels are written for a device. A work-item carries {@code lanes} samples in a vector: one on a GPU, whose neighbouring work-items are
 * neighbouring samples, and as many as a vector has floats on a CPU. A group of samples is a work-group.
 *
 * @param lanes how many samples a work-item carries: 1, 4, 8 or 16
 * @param group how many samples lie side by side in memory, a multiple of the lanes
 * @param known kernels that were asked for before, as most are asked for at every step
 */
record Dialect(Context context, int lanes, int group, Map<String, Kernel> known) {

    private static final int CPU_GROUP = 16;
    private static final int GPU_GROUP = 32;

    Dialect(Context context, int lanes, int group) {
        this(context, lanes, group, new HashMap<>());
    }

    /** What suits the context's device. */
    static Dialect of(Context context) {
        int vector = context.device().vector();
        boolean wide = !context.device().gpu() && (vector == 4 || vector == 8 || vector == 16);
        return wide ? new Dialect(context, vector, CPU_GROUP) : new Dialect(context, 1, GPU_GROUP);
    }

    /** How many work-items a work-group has: the first dimension of all kernels over samples. */
    int items() {
        return group / lanes;
    }

    /** How many groups so many samples are. */
    int groups(int samples) {
        return (samples + group - 1) / group;
    }

    /** A kernel of source written for this plan's equations. */
    Kernel generated(String source, String name) {
        return context.kernel(text("prelude") + source, options(Map.of()), name);
    }

    /** A kernel of a source file of this plugin. */
    Kernel fixed(String file, String name, Map<String, Integer> definitions) {
        return known.computeIfAbsent(
                file + " " + name + " " + definitions,
                key -> context.kernel(text("prelude") + text(file), options(definitions), name));
    }

    /** The same without definitions. */
    Kernel fixed(String file, String name) {
        return fixed(file, name, Map.of());
    }

    private String options(Map<String, Integer> definitions) {
        Device device = context.device();
        List<String> options = new ArrayList<>(List.of(
                "-cl-std=CL1.2",
                // Surrogate gradients and moments decay into subnormal numbers, which CPUs compute with slowly.
                "-cl-denorms-are-zero",
                "-DLANES=" + lanes,
                "-DITEMS=" + items(),
                "-DDOUBLES=" + (device.doubles() ? 1 : 0)));
        definitions.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e ->
                options.add("-D" + e.getKey() + "=" + e.getValue()));
        return String.join(" ", options);
    }

    private static String text(String file) {
        try (InputStream resource = Dialect.class.getResourceAsStream(file + ".cl")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
