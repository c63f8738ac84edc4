package org.ranvier.api.backend;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Unit;
import org.ranvier.api.model.SynapseList;

/**
 * A named array of numbers that a program holds.
 *
 * @param name {@code element.parameter}, such as {@code hidden.weights}
 * @param owner what each number belongs to
 * @param shape [neurons], [post], [pre], [1], and of synapses [post, pre] when dense, else [synapses]
 * @param unit the unit of the value
 * @param bounds where the number is kept after each step
 * @param trainable whether gradients are computed for it
 */
public record ParameterSpec(String name, Owner owner, List<Integer> shape, Unit unit, Range bounds, boolean trainable) {

    /** What a number belongs to. */
    public enum Owner {
        /** A neuron of a population. */
        NEURON,
        /** The presynaptic neuron of a projection. */
        PRESYNAPTIC,
        /** The postsynaptic neuron of a projection. */
        POSTSYNAPTIC,
        /** A synapse. */
        SYNAPSE,
        /** The whole element. */
        ELEMENT
    }

    public ParameterSpec {
        shape = List.copyOf(shape);
    }

    /** The same parameter of so many synapses, in the shape of their list. */
    ParameterSpec ofSynapses(SynapseList synapses) {
        return new ParameterSpec(name, owner, shapeOf(synapses), unit, bounds, trainable);
    }

    /** The shape of an array with one number per synapse. */
    public static List<Integer> shapeOf(SynapseList synapses) {
        return synapses instanceof SynapseList.Dense
                ? List.of(synapses.post(), synapses.pre())
                : List.of(synapses.size());
    }

    /** The number of elements. */
    public int size() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }
}
