package org.ranvier.api.backend;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Unit;

/**
 * A named array of numbers that a program holds.
 *
 * @param name {@code element.parameter}, such as {@code hidden.weights}
 * @param shape [post], [pre], [post, pre], [synapses] or [1]
 * @param unit the unit of the value
 * @param bounds where the number is kept after each step
 * @param trainable whether gradients are computed for it
 */
public record ParameterSpec(String name, List<Integer> shape, Unit unit, Range bounds, boolean trainable) {

    public ParameterSpec {
        shape = List.copyOf(shape);
    }

    /** The number of elements. */
    public int size() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }
}
