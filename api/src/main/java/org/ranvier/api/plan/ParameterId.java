package org.ranvier.api.plan;

import java.util.Objects;
import org.ranvier.api.ApiStatus;

/**
 * Identity of a parameter: the element it belongs to, its role there and, where an element has several parameters of a
 * role, its name among them.
 *
 * <p>Elements of different types may share a name. The role tells them apart: {@link Role#NEURON_PARAMETER} belongs to
 * a population, {@link Role#NORMALIZATION_PARAMETER} to a normalisation, all others to a projection.
 *
 * @param element the name of the element
 * @param role the role
 * @param name the name among parameters of that role, such as {@code tau}; empty where the role is
 *     {@linkplain Role#single() single}
 */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public record ParameterId(String element, Role role, String name) {

    /** Role of a parameter in its element. More may come; ignore those you do not know. */
    public enum Role {
        /** Trained numbers behind the weights of a projection: {@code <projection>.weights}. */
        WEIGHTS("weights", true),
        /** Parameter of a weight parametrisation: {@code <projection>.weights.<name>}. */
        WEIGHT_PARAMETER("weights.", false),
        /** Bias of a projection: {@code <projection>.bias}. */
        BIAS("bias", true),
        /** Trained numbers behind the delays of a projection: {@code <projection>.delays}. */
        DELAYS("delays", true),
        /** Parameter of a delay learner, such as the width of its kernel: {@code <projection>.delays.<name>}. */
        DELAY_PARAMETER("delays.", false),
        /** Number of a delay learner that follows a schedule: {@code <projection>.delays.<name>}. */
        DELAY_SCALAR("delays.", false),
        /** Parameter of the post-synaptic current of a projection: {@code <projection>.<name>}. */
        CURRENT_PARAMETER("", false),
        /** Parameter of the neurons of a population: {@code <population>.<name>}. */
        NEURON_PARAMETER("", false),
        /** Parameter or running statistic of a normalisation: {@code <normalisation>.<name>}. */
        NORMALIZATION_PARAMETER("", false);

        private final String path;
        private final boolean single;

        Role(String path, boolean single) {
            this.path = path;
            this.single = single;
        }

        /** {@return whether an element has at most one parameter of this role} */
        public boolean single() {
            return single;
        }
    }

    /** Refuses a name for a {@linkplain Role#single() single} role, and none for another. */
    public ParameterId {
        Objects.requireNonNull(element);
        if (role.single() != name.isEmpty()) {
            throw new IllegalArgumentException(
                    role + (role.single() ? " needs no name, but was given '" + name + "'" : " needs a name"));
        }
    }

    /**
     * {@return the identity of the parameter of a {@linkplain Role#single() single} role}
     *
     * @param element the name of the element
     * @param role a {@linkplain Role#single() single} role
     * @throws IllegalArgumentException if an element may have several of that role
     */
    public static ParameterId of(String element, Role role) {
        return new ParameterId(element, role, "");
    }

    /** {@return the identity of a parameter of a role that an element may have several of} */
    public static ParameterId of(String element, Role role, String name) {
        return new ParameterId(element, role, name);
    }

    /**
     * {@return the full name, such as {@code hidden.weights} or {@code hidden.delays.sigma}, by which files, messages
     * and {@link org.ranvier.api.backend.Program} know the parameter} It is unique in a plan.
     */
    public String fullName() {
        return element + "." + role.path + name;
    }

    @Override
    public String toString() {
        return fullName();
    }
}
