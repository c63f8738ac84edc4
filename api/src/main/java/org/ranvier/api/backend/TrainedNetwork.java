package org.ranvier.api.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.ParameterId.Role;

/**
 * A plan with the numbers of its parameters, to be used elsewhere.
 *
 * @param name what people call it
 * @param plan the plan
 * @param parameters every parameter of the plan by name, in the layout of its {@link ParameterSpec}; not to be written
 *     to
 * @param nirPrimitives by population, the NIR primitive that its neuron claims to be; none where it claims nothing
 */
public record TrainedNetwork(
        String name, NetworkPlan plan, Map<String, double[]> parameters, Map<String, String> nirPrimitives) {

    public TrainedNetwork {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        nirPrimitives = Collections.unmodifiableMap(new LinkedHashMap<>(nirPrimitives));
        for (ParameterSpec spec : plan.parameters()) {
            double[] values = parameters.get(spec.name());
            if (values == null || values.length != spec.size()) {
                throw new IllegalArgumentException("'" + spec.name() + "' needs " + spec.size() + " numbers");
            }
        }
    }

    /** The NIR primitive that a population's neuron claims to be. */
    public Optional<String> nirPrimitive(Population population) {
        return Optional.ofNullable(nirPrimitives.get(population.name()));
    }

    /**
     * Returns the numbers of a parameter, not to be written to.
     *
     * @throws IllegalArgumentException if the plan has no such parameter
     */
    public double[] values(ParameterId id) {
        return parameters.get(plan.parameter(id).name());
    }

    /** Returns the numbers of an element's parameters of some roles, by name within the role; not to be written to. */
    public Map<String, double[]> values(String element, Role... roles) {
        Map<String, double[]> found = new LinkedHashMap<>();
        plan.parameters(element, roles).forEach(spec -> found.put(spec.id().name(), parameters.get(spec.name())));
        return found;
    }

    /** Returns one number of each of an element's parameters of a role, such as those of one neuron, by name. */
    public ToDoubleFunction<String> at(String element, Role role, int index) {
        Map<String, double[]> values = values(element, role);
        return name -> values.get(name)[index];
    }

    /** A projection as it acts at inference. */
    public TrainedProjection projection(Projection projection) {
        return new TrainedProjection(this, projection);
    }
}
