package org.ranvier.api.plan;

import java.util.List;
import java.util.Objects;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.Range;
import org.ranvier.api.Unit;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.ParameterId.Role;

/** Specification of an array of numbers that a program holds. An immutable value. */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public final class ParameterSpec {

    private final ParameterId id;
    private final String name;
    private final Owner owner;
    private final List<Integer> shape;
    private final Unit unit;
    private final Range bounds;
    private final boolean trainable;

    private ParameterSpec(
            ParameterId id, Owner owner, List<Integer> shape, Unit unit, Range bounds, boolean trainable) {
        this.id = Objects.requireNonNull(id);
        this.name = id.fullName();
        this.owner = Objects.requireNonNull(owner);
        this.shape = List.copyOf(shape);
        this.unit = Objects.requireNonNull(unit);
        this.bounds = Objects.requireNonNull(bounds);
        this.trainable = trainable;
    }

    /** Owner of each number of an array. */
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

    /**
     * {@return the specification of numbers without unit and bounds that are not trained}
     *
     * @param id element, role and name
     * @param owner what each number belongs to
     * @param shape the lengths of the dimensions, the slowest first
     */
    public static ParameterSpec of(ParameterId id, Owner owner, List<Integer> shape) {
        return new ParameterSpec(id, owner, shape, Unit.NONE, Range.ALL, false);
    }

    /**
     * {@return the same specification for another parameter}
     *
     * @param id element, role and name
     */
    public ParameterSpec withId(ParameterId id) {
        return new ParameterSpec(id, owner, shape, unit, bounds, trainable);
    }

    /**
     * {@return the same specification with another unit}
     *
     * @param unit the unit of the numbers
     */
    public ParameterSpec withUnit(Unit unit) {
        return new ParameterSpec(id, owner, shape, unit, bounds, trainable);
    }

    /**
     * {@return the same specification with other bounds}
     *
     * @param bounds the range in which updates keep the numbers
     */
    public ParameterSpec withBounds(Range bounds) {
        return new ParameterSpec(id, owner, shape, unit, bounds, trainable);
    }

    /**
     * {@return the same specification of numbers that are trained, or not}
     *
     * @param trainable whether gradients are computed for it
     */
    public ParameterSpec withTrainable(boolean trainable) {
        return new ParameterSpec(id, owner, shape, unit, bounds, trainable);
    }

    /** Returns the same specification for other synapses, in the shape of their list. */
    ParameterSpec withSynapses(SynapseList synapses) {
        return new ParameterSpec(id, owner, shapeOf(synapses), unit, bounds, trainable);
    }

    /** {@return the identity} */
    public ParameterId id() {
        return id;
    }

    /** {@return the full name, such as {@code hidden.weights}; see {@link ParameterId#fullName()}} */
    public String name() {
        return name;
    }

    /** {@return the role} */
    public Role role() {
        return id.role();
    }

    /** {@return what each number belongs to} */
    public Owner owner() {
        return owner;
    }

    /** {@return the shape: [neurons], [post], [pre], [1], and of synapses [post, pre] when dense, else [synapses]} */
    public List<Integer> shape() {
        return shape;
    }

    /** {@return the unit of the numbers} */
    public Unit unit() {
        return unit;
    }

    /** {@return the range that each number is kept in after each update} */
    public Range bounds() {
        return bounds;
    }

    /** {@return whether gradients are computed for it} */
    public boolean trainable() {
        return trainable;
    }

    /**
     * {@return the shape of an array with one number per synapse}
     *
     * @param synapses the synapses, each with one number
     */
    public static List<Integer> shapeOf(SynapseList synapses) {
        return synapses instanceof SynapseList.Dense
                ? List.of(synapses.post(), synapses.pre())
                : List.of(synapses.size());
    }

    /** {@return how many numbers there are} */
    public int size() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterSpec that
                && id.equals(that.id)
                && owner == that.owner
                && shape.equals(that.shape)
                && unit == that.unit
                && bounds.equals(that.bounds)
                && trainable == that.trainable;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, owner, shape, unit, bounds, trainable);
    }

    @Override
    public String toString() {
        return "ParameterSpec[" + name + ", " + owner + ", shape " + shape + ", " + unit + ", " + bounds
                + (trainable ? ", trainable" : "") + "]";
    }
}
