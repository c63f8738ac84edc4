package org.ranvier.plugins.datasets.spikes.npz;

import java.util.List;
import java.util.stream.IntStream;
import org.ranvier.plugins.datasets.spikes.recording.Column;

/** An array of an npz file. */
sealed interface NpyArray {

    /** Its elements as texts, whole numbers without a fraction. */
    List<String> texts();

    /**
     * Numbers.
     *
     * @param rank how many dimensions
     * @param values row-major
     */
    record Numbers(int rank, Column values) implements NpyArray {

        @Override
        public List<String> texts() {
            return IntStream.range(0, values.length())
                    .mapToDouble(values::get)
                    .mapToObj(x ->
                            x == Math.rint(x) && Math.abs(x) <= 1L << 53 ? Long.toString((long) x) : Double.toString(x))
                    .toList();
        }
    }

    /** Texts. */
    record Texts(List<String> texts) implements NpyArray {}
}
