package org.ranvier.plugins.datasets.spikes.npz;

import java.util.List;
import java.util.stream.IntStream;
import org.ranvier.plugins.datasets.spikes.recording.Column;

/** An array of an npz file. */
public sealed interface NpyArray {

    /** Its extents. */
    List<Integer> shape();

    /** How many extents it has, but for those of 1: a column or a row is a list. */
    default int rank() {
        return shape().isEmpty()
                ? 0
                : Math.max(
                        1, (int) shape().stream().filter(extent -> extent != 1).count());
    }

    /** Its elements as texts, whole numbers without a fraction. */
    List<String> texts();

    /** Returns this array, of which the elements come with the first index changing fastest, in row-major order. */
    NpyArray rowMajor();

    /** For each element in row-major order, its place where the first index changes fastest. */
    private static int[] transposed(List<Integer> shape, int count) {
        int[] from = new int[count];
        for (int n = 0; n < count; n++) {
            int rest = n;
            int place = 0;
            for (int axis = shape.size() - 1, stride = count; axis >= 0; axis--) {
                stride /= shape.get(axis);
                place += rest % shape.get(axis) * stride;
                rest /= shape.get(axis);
            }
            from[n] = place;
        }
        return from;
    }

    /**
     * Numbers.
     *
     * @param shape the extents
     * @param values row-major
     */
    record Numbers(List<Integer> shape, Column values) implements NpyArray {

        @Override
        public NpyArray rowMajor() {
            return new Numbers(shape, values.pick(transposed(shape, values.length())));
        }

        @Override
        public List<String> texts() {
            return IntStream.range(0, values.length())
                    .mapToDouble(values::get)
                    .mapToObj(x ->
                            x == Math.rint(x) && Math.abs(x) <= 1L << 53 ? Long.toString((long) x) : Double.toString(x))
                    .toList();
        }
    }

    /**
     * Texts.
     *
     * @param shape the extents
     * @param texts row-major
     */
    record Texts(List<Integer> shape, List<String> texts) implements NpyArray {

        @Override
        public NpyArray rowMajor() {
            return new Texts(
                    shape,
                    IntStream.of(transposed(shape, texts.size()))
                            .mapToObj(texts::get)
                            .toList());
        }
    }
}
