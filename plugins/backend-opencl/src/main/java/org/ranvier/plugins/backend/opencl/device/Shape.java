package org.ranvier.plugins.backend.opencl.device;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ranvier.api.Problem;
import org.ranvier.api.RanvierException;
import org.ranvier.plugins.backend.opencl.cl.Device;

/**
 * The work-group layout of a group of samples, which are adjacent in memory: each work-item processes {@code lanes}
 * samples in a vector, and {@code items} work-items form the work-group. On a GPU, each work-item processes one sample,
 * and neighbouring work-items process neighbouring samples; on a CPU, a work-item processes as many samples as a vector
 * has floats.
 *
 * @param lanes 1, 4, 8 or 16
 * @param items a power of 2
 */
public record Shape(int lanes, int items) {

    /** The property that forces one, for tests; see the package. */
    static final String FORCED = "ranvier.opencl.shape";

    private static final List<Integer> VECTORS = List.of(1, 4, 8, 16);
    private static final int CPU_GROUP = 16;
    private static final int GPU_GROUP = 32;
    /** A word has a bit for each sample of a group. */
    private static final int MOST = 32;

    private static final Pattern TEXT = Pattern.compile("(\\d{1,2})x(\\d{1,2})");

    public Shape {
        if (!VECTORS.contains(lanes) || Integer.bitCount(items) != 1 || lanes * items > MOST) {
            throw new IllegalArgumentException(lanes + " lanes × " + items + " items");
        }
    }

    /** Returns the number of samples in a group. */
    int group() {
        return lanes * items;
    }

    /** Returns the shape that the property requests or, if it is not set, the one that suits the device. */
    public static Shape of(Device device) {
        return Optional.ofNullable(System.getProperty(FORCED))
                .map(Shape::forced)
                .orElseGet(() -> suiting(device));
    }

    static Shape suiting(Device device) {
        boolean wide = !device.gpu() && device.vector() > 1 && VECTORS.contains(device.vector());
        return wide ? new Shape(device.vector(), CPU_GROUP / device.vector()) : new Shape(1, GPU_GROUP);
    }

    private static Shape forced(String text) {
        Matcher numbers = TEXT.matcher(text);
        if (numbers.matches()) {
            try {
                return new Shape(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
            } catch (IllegalArgumentException e) {
                // Said below.
            }
        }
        throw new RanvierException(Problem.usage(
                "property " + FORCED,
                "'" + text + "' is no way to share out a group of samples",
                "give lanes (1, 4, 8 or 16) x items (a power of 2), at most " + MOST
                        + " together, such as 8x2; or leave it out"));
    }

    @Override
    public String toString() {
        return lanes + "x" + items;
    }
}
