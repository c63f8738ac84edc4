package org.ranvier.conformance.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.ranvier.config.tree.ConfigNode;
import org.ranvier.config.tree.Mapping;
import org.ranvier.config.tree.Numbers;
import org.ranvier.config.tree.Place;
import org.ranvier.config.tree.Scalar;
import org.ranvier.config.tree.Sequence;

/** Arrays of golden files and of networks, and sums over them. */
public final class GoldenArrays {

    private static final Place HERE = Place.of("sketch");

    private GoldenArrays() {}

    /** All numbers of a golden file's array, row-major; null, which says "never", is infinity. */
    public static double[] numbers(ConfigNode node) {
        return stream(node).toArray();
    }

    private static DoubleStream stream(ConfigNode node) {
        return switch (node) {
            case Numbers n -> DoubleStream.of(n.values());
            case Sequence s -> s.items().stream().flatMapToDouble(GoldenArrays::stream);
            case Scalar s -> DoubleStream.of(s.number().orElse(Double.POSITIVE_INFINITY));
            case Mapping m -> throw new IllegalArgumentException("not an array, at " + m.place());
        };
    }

    /** A row-major array as nested lists, as a file would have it. */
    public static ConfigNode array(double[] values, int... shape) {
        List<ConfigNode> items = new ArrayList<>();
        int[] inner = Arrays.copyOfRange(shape, 1, shape.length);
        int size = values.length / shape[0];
        for (int n = 0; n < shape[0]; n++) {
            double[] part = Arrays.copyOfRange(values, n * size, (n + 1) * size);
            items.add(inner.length == 1 ? new Numbers(HERE, part) : array(part, inner));
        }
        return Sequence.of(HERE, items);
    }

    /** An array [rows][n] as [n][rows]: golden files list presynaptic neurons first, plans postsynaptic ones. */
    public static double[] swapped(double[] array, int rows) {
        int columns = array.length / rows;
        double[] result = new double[array.length];
        for (int n = 0; n < array.length; n++) {
            result[n % columns * rows + n / columns] = array[n];
        }
        return result;
    }

    /** Σ a b. */
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int n = 0; n < a.length; n++) {
            sum += a[n] * b[n];
        }
        return sum;
    }

    /** The derivative of a function in each of its numbers, by central differences. */
    public static double[] differences(double[] at, double h, ToDoubleFunction<double[]> function) {
        double[] result = new double[at.length];
        for (int n = 0; n < at.length; n++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[n] += h;
            down[n] -= h;
            result[n] = (function.applyAsDouble(up) - function.applyAsDouble(down)) / (2 * h);
        }
        return result;
    }
}
