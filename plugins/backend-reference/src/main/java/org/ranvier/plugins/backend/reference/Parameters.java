package org.ranvier.plugins.backend.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ranvier.api.backend.ParameterSpec;

/** Named arrays: values, gradients and optimiser slots. */
final class Parameters {

    private final Map<String, ParameterSpec> specs = new LinkedHashMap<>();
    private final Map<String, double[]> values = new LinkedHashMap<>();
    private final Map<String, double[]> gradients = new LinkedHashMap<>();
    private final Map<String, Map<String, double[]>> slots = new LinkedHashMap<>();

    void declare(ParameterSpec spec) {
        specs.put(spec.name(), spec);
        values.put(spec.name(), new double[spec.size()]);
        if (spec.trainable()) {
            gradients.put(spec.name(), new double[spec.size()]);
        }
    }

    void declareSlot(String parameter, String slot) {
        slots.computeIfAbsent(parameter, p -> new LinkedHashMap<>())
                .put(slot, new double[spec(parameter).size()]);
    }

    ParameterSpec spec(String name) {
        ParameterSpec spec = specs.get(name);
        if (spec == null) {
            throw new IllegalArgumentException("there is no parameter '" + name + "'; there are " + specs.keySet());
        }
        return spec;
    }

    double[] value(String name) {
        spec(name);
        return values.get(name);
    }

    /** The gradient, or null where the parameter is not trained. */
    double[] gradient(String name) {
        spec(name);
        return gradients.get(name);
    }

    boolean trained(String name) {
        return specs.containsKey(name) && specs.get(name).trainable();
    }

    Map<String, double[]> slots(String name) {
        spec(name);
        return slots.getOrDefault(name, Map.of());
    }

    void clearGradients() {
        gradients.values().forEach(g -> java.util.Arrays.fill(g, 0));
    }

    /** Replaces the layout of a per-synapse parameter; {@code keptFrom} tells where old numbers go. */
    void relayout(ParameterSpec spec, int[] keptFrom) {
        specs.put(spec.name(), spec);
        values.computeIfPresent(spec.name(), (n, old) -> moved(old, keptFrom));
        gradients.computeIfPresent(spec.name(), (n, old) -> new double[spec.size()]);
        slots.getOrDefault(spec.name(), new LinkedHashMap<>()).replaceAll((slot, old) -> moved(old, keptFrom));
    }

    Iterable<ParameterSpec> specs() {
        return specs.values();
    }

    /** The values of parameters whose names begin with this prefix, by the rest of the name. */
    Function<String, double[]> under(String prefix) {
        return name -> value(prefix + name);
    }

    private static double[] moved(double[] old, int[] keptFrom) {
        double[] result = new double[keptFrom.length];
        for (int s = 0; s < result.length; s++) {
            result[s] = keptFrom[s] < 0 ? 0 : old[keptFrom[s]];
        }
        return result;
    }
}
