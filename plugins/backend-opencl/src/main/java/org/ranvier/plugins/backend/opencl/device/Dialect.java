package org.ranvier.plugins.backend.opencl.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Device;
import org.ranvier.plugins.backend.opencl.cl.Kernel;

/**
 * The form in which kernels are written for a device and a {@link Shape}.
 *
 * @param lanes the number of samples that a work-item carries: 1, 4, 8 or 16
 * @param group the number of samples that lie side by side in memory, a multiple of the lanes
 * @param known kernels that were requested before, as most are requested at every step
 * @param reader receives every source before it is compiled
 */
public record Dialect(Context context, int lanes, int group, Map<String, Kernel> known, Consumer<String> reader) {

    public Dialect(Context context, Shape shape) {
        this(context, shape, source -> {});
    }

    public Dialect(Context context, Shape shape, Consumer<String> reader) {
        this(context, shape.lanes(), shape.group(), new HashMap<>(), reader);
    }

    /** For the context's device. */
    public static Dialect of(Context context) {
        return new Dialect(context, Shape.of(context.device()));
    }

    /** Returns the number of work-items in a work-group, which is the first dimension of all kernels over samples. */
    public int items() {
        return group / lanes;
    }

    /** Returns the number of groups that the given number of samples form. */
    public int groups(int samples) {
        return (samples + group - 1) / group;
    }

    /** Local memory in which a group adds up so many vectors at once. */
    public Kernel.Local scratch(int vectors) {
        return new Kernel.Local(4L * group * vectors);
    }

    /** A kernel of source written for this plan's equations. */
    public Kernel generated(String source, String name) {
        return compiled(source, options(Map.of()), name);
    }

    /** A kernel of a source file of this plugin. */
    public Kernel fixed(String file, String name, Map<String, Integer> definitions) {
        return known.computeIfAbsent(
                file + " " + name + " " + definitions, key -> compiled(text(file), options(definitions), name));
    }

    private Kernel compiled(String source, String options, String name) {
        String whole = text("prelude") + source;
        reader.accept(whole);
        return context.kernel(whole, options, name);
    }

    /** Returns a kernel of a source file of this plugin, without definitions. */
    public Kernel fixed(String file, String name) {
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
        definitions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> options.add("-D" + e.getKey() + "=" + e.getValue()));
        return String.join(" ", options);
    }

    static String text(String file) {
        try (InputStream resource = Dialect.class.getResourceAsStream(file + ".cl")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
