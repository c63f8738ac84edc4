package org.ranvier.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.model.SynapseList;
import org.ranvier.api.plan.LoweredUpdate;
import org.ranvier.api.plan.NetworkPlan;
import org.ranvier.api.plan.NetworkPlan.Projection;
import org.ranvier.api.plan.ParameterId;
import org.ranvier.api.plan.ParameterId.Role;
import org.ranvier.api.plan.ParameterSpec;

/**
 * All parameters of a program by name: values, gradients and optimiser slots. Names that it does not know and arrays of
 * another size are an {@link IllegalArgumentException} that names them, as {@link org.ranvier.api.backend.Program}
 * promises.
 *
 * @param <A> the type of an array
 * @param <P> the type of a parameter
 */
public class ParameterStore<A, P extends StoredParameter<A>> implements AutoCloseable {

    private final ArrayStorage<A> storage;
    private final Function<ParameterSpec, P> parameter;
    private final Map<String, P> parameters = new LinkedHashMap<>();

    /**
     * Makes an empty store.
     *
     * @param storage keeps its arrays
     * @param parameter makes a parameter whose arrays are of this storage
     */
    public ParameterStore(ArrayStorage<A> storage, Function<ParameterSpec, P> parameter) {
        this.storage = storage;
        this.parameter = parameter;
    }

    /** Declares the parameters of a plan, and the slots of the updates that move them. */
    public final void declare(List<ParameterSpec> specs, List<LoweredUpdate> updates) {
        specs.forEach(this::declare);
        for (LoweredUpdate update : updates) {
            update.parameters().forEach(name -> update.slots().forEach(get(name)::declareSlot));
        }
    }

    /** Declares a parameter, whose numbers are 0. */
    public final P declare(ParameterSpec spec) {
        P made = parameter.apply(spec);
        parameters.put(spec.name(), made);
        return made;
    }

    /** Returns the parameter of that name. */
    public final P get(String name) {
        P found = parameters.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "there is no parameter '" + name + "'; there are " + parameters.keySet());
        }
        return found;
    }

    /** Returns all parameters in the order in which they were declared. */
    public final List<P> all() {
        return List.copyOf(parameters.values());
    }

    /** Returns the parameter of that identity. */
    public final P get(ParameterId id) {
        return get(id.fullName());
    }

    /** Returns the parameters of some roles that an element has, by name within the role. */
    public final Map<String, P> of(String element, Role... roles) {
        List<Role> wanted = List.of(roles);
        Map<String, P> found = new LinkedHashMap<>();
        parameters.values().stream()
                .filter(p -> p.spec().id().element().equals(element)
                        && wanted.contains(p.spec().role()))
                .forEach(p -> found.put(p.spec().id().name(), p));
        return found;
    }

    /** Returns the specifications of the parameters of some roles that an element has. */
    public final List<ParameterSpec> specs(String element, Role... roles) {
        return of(element, roles).values().stream().map(StoredParameter::spec).toList();
    }

    /** Returns the values of the parameters of some roles that an element has, by name within the role. */
    public final Map<String, A> valuesOf(String element, Role... roles) {
        Map<String, A> found = new LinkedHashMap<>();
        of(element, roles).forEach((name, p) -> found.put(name, p.value()));
        return found;
    }

    /** Returns the gradients of those that are trained among the parameters of an element, by name within the role. */
    public final Map<String, A> gradientsOf(String element, Role... roles) {
        Map<String, A> found = new LinkedHashMap<>();
        of(element, roles).forEach((name, p) -> {
            if (p.spec().trainable()) {
                found.put(name, p.gradient());
            }
        });
        return found;
    }

    /** Returns the array of a parameter's values. */
    public final A value(ParameterId id) {
        return get(id).value();
    }

    /** Returns the array of a parameter's gradients, or null where it is not trained. */
    public final A gradient(ParameterId id) {
        return get(id).gradient();
    }

    /** Returns whether there is such a parameter and it is trained. */
    public final boolean trained(ParameterId id) {
        return trained(id.fullName());
    }

    /** Returns the specification of a parameter. */
    public final ParameterSpec spec(String name) {
        return get(name).spec();
    }

    /** Returns the array of a parameter's values. */
    public final A value(String name) {
        return get(name).value();
    }

    /** Returns the array of a parameter's gradients, or null where it is not trained. */
    public final A gradient(String name) {
        return get(name).gradient();
    }

    /** Returns whether there is such a parameter and it is trained. */
    public final boolean trained(String name) {
        return parameters.containsKey(name) && get(name).spec().trainable();
    }

    /** Replaces the values of a parameter. */
    public final void write(String name, double[] values) {
        P p = get(name);
        requireSize(name, p.size(), values);
        p.write(values);
    }

    /** Returns the array of a parameter's gradients; one that is not trained is refused. */
    public final A trainedGradient(String name) {
        if (!spec(name).trainable()) {
            throw new IllegalArgumentException("parameter '" + name + "' is not trained");
        }
        return gradient(name);
    }

    /** Returns a copy of the gradients of a parameter. */
    public final double[] readGradient(String name) {
        return storage.read(trainedGradient(name), get(name).size());
    }

    /** Sets all gradients to 0. */
    public final void clearGradients() {
        for (P p : parameters.values()) {
            if (p.gradient() != null) {
                storage.clear(p.gradient(), p.size());
            }
        }
    }

    /** Returns copies of the slots of a parameter, by name of the slot. */
    public final Map<String, double[]> readSlots(String name) {
        Map<String, double[]> copies = new LinkedHashMap<>();
        P p = get(name);
        p.slots().forEach((slot, values) -> copies.put(slot, storage.read(values, p.size())));
        return copies;
    }

    /** Replaces a slot of a parameter. */
    public final void writeSlot(String name, String slot, double[] values) {
        P p = get(name);
        A target = p.slots().get(slot);
        if (target == null) {
            throw new IllegalArgumentException("parameter '" + name + "' has no slot '" + slot + "'");
        }
        requireSize(name + "/" + slot, p.size(), values);
        storage.write(target, values);
    }

    private static void requireSize(String what, int size, double[] values) {
        if (values.length != size) {
            throw new IllegalArgumentException(
                    "'" + what + "' has " + size + " numbers, but " + values.length + " were given");
        }
    }

    /** Returns whether all gradients are finite. */
    public boolean gradientsAreFinite() {
        return parameters.values().stream()
                .allMatch(p -> p.gradient() == null || storage.within(p.gradient(), p.size(), Double.MAX_VALUE));
    }

    /** Returns whether all values and slots are finite in single precision, so that a file can hold them. */
    public boolean areFinite() {
        return parameters.values().stream()
                .allMatch(p -> storage.within(p.value(), p.size(), Float.MAX_VALUE)
                        && p.slots().values().stream()
                                .allMatch(slot -> storage.within(slot, p.size(), Float.MAX_VALUE)));
    }

    /**
     * Follows a change of synapses.
     *
     * @param spec the parameter's new specification
     * @param keptFrom for each new synapse the old one that it continues, or −1
     */
    public final void relayout(ParameterSpec spec, int[] keptFrom) {
        get(spec.name()).relayout(spec, keptFrom);
    }

    /**
     * Declares the parameters that a projection would have with other synapses, for
     * {@link org.ranvier.api.backend.Session#dormantGradients}: weights, which are 0 and trained, and delays.
     *
     * @param plan the plan of the program
     * @param numbers what a candidate has of its own, by name of the parameter
     * @param program reads a parameter of the program, for what belongs to neurons
     * @throws IllegalArgumentException if a number is missing
     */
    public final void declareCandidates(
            NetworkPlan plan,
            Projection projection,
            SynapseList candidates,
            Map<String, double[]> numbers,
            Function<String, double[]> program) {
        List<ParameterSpec> specs = plan.rewired(projection.name(), candidates)
                .parameters(projection.name(), Role.WEIGHTS, Role.DELAYS, Role.DELAY_PARAMETER, Role.DELAY_SCALAR);
        for (ParameterSpec spec : specs) {
            if (spec.role() == Role.WEIGHTS) {
                declare(spec.withTrainable(true));
            } else {
                double[] values =
                        projection.ownsPerSynapse(spec) ? numbers.get(spec.name()) : program.apply(spec.name());
                if (values == null || values.length != spec.size()) {
                    throw new IllegalArgumentException(
                            "'" + spec.name() + "' needs a number for each of " + spec.size() + " candidates");
                }
                declare(spec.withTrainable(false)).write(values);
            }
        }
    }

    /** Gives the memory of all arrays back. */
    @Override
    public void close() {
        parameters.values().forEach(StoredParameter::release);
        parameters.clear();
    }
}
