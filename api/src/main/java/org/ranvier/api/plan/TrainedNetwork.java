package org.ranvier.api.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ranvier.api.ApiStatus;
import org.ranvier.api.plan.NetworkPlan.Population;
import org.ranvier.api.plan.ParameterId.Role;

/** A plan with the numbers of its parameters, to be used elsewhere. */
@ApiStatus(value = ApiStatus.Status.MAINTAINED, since = "0.1")
public final class TrainedNetwork {
    private final String name;
    private final NetworkPlan plan;
    private final Map<String, double[]> parameters;
    private final Map<String, Map<String, String>> exchangeNames;

    /**
     * {@return a network whose neurons claim no name in any exchange format}
     *
     * @param name what people call it
     * @param plan the plan
     * @param parameters every parameter of the plan by name, in the layout of its {@link ParameterSpec}; not copied
     * @throws IllegalArgumentException if a parameter is missing or has another size
     */
    public static TrainedNetwork of(String name, NetworkPlan plan, Map<String, double[]> parameters) {
        return new TrainedNetwork(name, plan, parameters, Map.of());
    }

    /**
     * Sets by population what its neuron claims to be, see {@link org.ranvier.api.model.Neuron#exchangeNames}.
     *
     * @param exchangeNames for each population, the names of its neuron by format
     * @return a network with these names, otherwise equal to this one
     */
    public TrainedNetwork withExchangeNames(Map<String, Map<String, String>> exchangeNames) {
        return new TrainedNetwork(name, plan, parameters, exchangeNames);
    }

    private TrainedNetwork(
            String name,
            NetworkPlan plan,
            Map<String, double[]> parameters,
            Map<String, Map<String, String>> exchangeNames) {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        exchangeNames = Collections.unmodifiableMap(new LinkedHashMap<>(exchangeNames));
        for (ParameterSpec spec : plan.parameters()) {
            double[] values = parameters.get(spec.name());
            if (values == null || values.length != spec.size()) {
                throw new IllegalArgumentException("'" + spec.name() + "' needs " + spec.size() + " numbers");
            }
        }

        this.name = name;
        this.plan = plan;
        this.parameters = parameters;
        this.exchangeNames = exchangeNames;
    }

    /**
     * {@return the name by which an exchange format knows a population's neuron; empty where it claims none}
     *
     * @param population a population of the plan
     * @param format the name of the format, such as {@code nir}
     */
    public Optional<String> exchangeName(Population population, String format) {
        return Optional.ofNullable(
                exchangeNames.getOrDefault(population.name(), Map.of()).get(format));
    }

    /**
     * {@return the numbers of a parameter, not to be written to}
     *
     * @param id element, role and name of the parameter
     * @throws IllegalArgumentException if the plan has no such parameter
     */
    public double[] values(ParameterId id) {
        return parameters.get(plan.parameter(id).name());
    }

    /**
     * {@return the numbers of an element's parameters of some roles, by name within the role; not to be written to}
     *
     * @param element the name of an element of the plan
     * @param roles the roles looked for, in any order
     */
    public Map<String, double[]> values(String element, Role... roles) {
        Map<String, double[]> found = new LinkedHashMap<>();
        plan.parameters(element, roles).forEach(spec -> found.put(spec.id().name(), parameters.get(spec.name())));
        return found;
    }

    /**
     * {@return one number of each of an element's parameters of a role, such as those of one neuron, by name}
     *
     * @param element the name of an element of the plan
     * @param role the role of the parameters
     * @param index which number of each, such as the neuron, from 0
     */
    public ToDoubleFunction<String> at(String element, Role role, int index) {
        Map<String, double[]> values = values(element, role);
        return name -> values.get(name)[index];
    }

    /** {@return what people call it} */
    public String name() {
        return name;
    }

    /** {@return the plan} */
    public NetworkPlan plan() {
        return plan;
    }

    /**
     * {@return every parameter of the plan by name, in the layout of its {@link ParameterSpec}; not to be written to}
     */
    public Map<String, double[]> parameters() {
        return parameters;
    }
}
