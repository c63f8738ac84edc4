package org.ranvier.api.backend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.backend.NetworkPlan.Population;
import org.ranvier.api.backend.NetworkPlan.Projection;

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

    /** The parameters of one neuron of a population, or of one postsynaptic current of a projection, by name. */
    public ToDoubleFunction<String> at(String element, int index) {
        return name -> parameters.get(element + "." + name)[index];
    }

    /** A projection as it acts at inference. */
    public TrainedProjection projection(Projection projection) {
        return new TrainedProjection(this, projection);
    }

    /** The parameters whose names begin with this and a dot, by what follows. */
    Map<String, double[]> under(String prefix) {
        Map<String, double[]> found = new LinkedHashMap<>();
        for (ParameterSpec spec : plan.parameters()) {
            if (spec.name().startsWith(prefix + ".")) {
                found.put(spec.name().substring(prefix.length() + 1), parameters.get(spec.name()));
            }
        }
        return found;
    }
}
