package org.ranvier.plugins.backend.simd.event;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.backend.ParameterSpec;

/**
 * One parameter of a program: its numbers, their gradients where it is trained, and what the optimiser keeps of each.
 */
final class ParameterValues {

    final ParameterSpec spec;
    final double[] values;
    /** Null where the parameter is not trained. */
    final double[] gradient;

    final Map<String, double[]> slots = new LinkedHashMap<>();

    ParameterValues(ParameterSpec spec) {
        this.spec = spec;
        values = new double[spec.size()];
        gradient = spec.trainable() ? new double[spec.size()] : null;
    }

    /** The same for other synapses; {@code keptFrom} tells which old number each new one has, −1 for none. */
    ParameterValues moved(ParameterSpec to, int[] keptFrom) {
        ParameterValues moved = new ParameterValues(to);
        move(values, moved.values, keptFrom);
        slots.forEach((slot, old) -> {
            double[] kept = new double[keptFrom.length];
            move(old, kept, keptFrom);
            moved.slots.put(slot, kept);
        });
        return moved;
    }

    boolean gradientIsFinite() {
        return gradient == null || within(gradient, Double.MAX_VALUE);
    }

    /** Whether a file can hold the numbers and what the optimiser keeps of them, in single precision. */
    boolean areFinite() {
        return within(values, Float.MAX_VALUE)
                && slots.values().stream().allMatch(slot -> within(slot, Float.MAX_VALUE));
    }

    private static boolean within(double[] numbers, double most) {
        for (double number : numbers) {
            if (!(Math.abs(number) <= most)) {
                return false;
            }
        }
        return true;
    }

    private static void move(double[] from, double[] to, int[] keptFrom) {
        for (int s = 0; s < to.length; s++) {
            to[s] = keptFrom[s] < 0 ? 0 : from[keptFrom[s]];
        }
    }

    /** Copies what must fit. */
    static void copy(String what, double[] from, double[] to) {
        if (from.length != to.length) {
            throw new IllegalArgumentException(
                    "'" + what + "' has " + to.length + " numbers, but " + from.length + " were given");
        }
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
