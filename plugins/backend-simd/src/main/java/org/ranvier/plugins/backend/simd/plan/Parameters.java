package org.ranvier.plugins.backend.simd.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ranvier.api.Unit;
import org.ranvier.api.backend.ParameterId;
import org.ranvier.api.backend.ParameterId.Role;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.plugins.backend.simd.lanes.Lanes;

/** Every array the program holds: numbers, gradients, optimiser slots. */
public final class Parameters {

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    /** One array. All are as long as {@link Lanes#padded}; what lies behind the size is never a result. */
    public static final class Parameter {
        public ParameterSpec spec;
        public float[] value;
        /** Null where not trained. */
        public float[] gradient;

        /**
         * Of times the numbers as they were given, until they move, for a float cannot say on which tick they fall;
         * else null.
         */
        double[] exact;

        public final Map<String, float[]> slots = new LinkedHashMap<>();
        /** Changes with every change of the value, so that what is computed from it need not be computed again. */
        int version;

        private Parameter(ParameterSpec spec) {
            this.spec = spec;
            this.value = new float[Lanes.padded(spec.size())];
            this.gradient = spec.trainable() ? new float[value.length] : null;
            this.exact = spec.unit() == Unit.MILLISECONDS ? new double[spec.size()] : null;
        }

        /** A copy of the numbers. */
        public double[] read() {
            return exact != null ? exact.clone() : widened(value, spec.size());
        }

        public void write(double[] values) {
            narrow(spec.name(), values, value, spec.size());
            exact = exact == null ? null : values.clone();
            version++;
        }
    }

    public void declare(ParameterSpec spec) {
        parameters.put(spec.name(), new Parameter(spec));
    }

    public void declareSlot(String parameter, String slot) {
        Parameter p = get(parameter);
        p.slots.put(slot, new float[p.value.length]);
    }

    public Parameter get(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException(
                    "there is no parameter '" + name + "'; there are " + parameters.keySet());
        }
        return parameter;
    }

    public Parameter get(ParameterId id) {
        return get(id.fullName());
    }

    /** The parameters of some roles that an element has, by name within the role. */
    Map<String, Parameter> of(String element, Role... roles) {
        List<Role> wanted = List.of(roles);
        Map<String, Parameter> found = new LinkedHashMap<>();
        parameters.values().forEach(p -> {
            if (p.spec.id().element().equals(element) && wanted.contains(p.spec.role())) {
                found.put(p.spec.id().name(), p);
            }
        });
        return found;
    }

    boolean trained(ParameterId id) {
        return trained(id.fullName());
    }

    boolean trained(String name) {
        return parameters.containsKey(name) && parameters.get(name).spec.trainable();
    }

    public void clearGradients() {
        for (Parameter p : parameters.values()) {
            if (p.gradient != null) {
                Arrays.fill(p.gradient, 0);
            }
        }
    }

    public boolean gradientsAreFinite() {
        return parameters.values().stream()
                .allMatch(p -> p.gradient == null || Lanes.finite(p.gradient, p.spec.size()));
    }

    public boolean areFinite() {
        return parameters.values().stream()
                .allMatch(p -> Lanes.finite(p.value, p.spec.size())
                        && p.slots.values().stream().allMatch(slot -> Lanes.finite(slot, p.spec.size())));
    }

    /** Replaces the layout of a per-synapse parameter; {@code keptFrom} tells where old numbers come from. */
    public void relayout(ParameterSpec spec, int[] keptFrom) {
        Parameter p = get(spec.name());
        p.spec = spec;
        p.value = moved(p.value, keptFrom);
        p.exact = p.exact == null ? null : moved(p.exact, keptFrom);
        p.gradient = p.gradient == null ? null : new float[p.value.length];
        p.slots.replaceAll((slot, old) -> moved(old, keptFrom));
        p.version++;
    }

    private static float[] moved(float[] old, int[] keptFrom) {
        float[] result = new float[Lanes.padded(keptFrom.length)];
        for (int s = 0; s < keptFrom.length; s++) {
            result[s] = keptFrom[s] < 0 ? 0 : old[keptFrom[s]];
        }
        return result;
    }

    private static double[] moved(double[] old, int[] keptFrom) {
        return Arrays.stream(keptFrom).mapToDouble(s -> s < 0 ? 0 : old[s]).toArray();
    }

    /** The versions of some parameters, to be compared. */
    static int[] versions(List<Parameter> parameters) {
        return parameters.stream().mapToInt(p -> p.version).toArray();
    }

    public static double[] widened(float[] values, int size) {
        double[] wide = new double[size];
        for (int n = 0; n < size; n++) {
            wide[n] = values[n];
        }
        return wide;
    }

    public static void narrow(String what, double[] from, float[] to, int size) {
        if (from.length != size) {
            throw new IllegalArgumentException(
                    "'" + what + "' has " + size + " numbers, but " + from.length + " were given");
        }
        for (int n = 0; n < size; n++) {
            to[n] = (float) from[n];
        }
    }

    /** The gradients of the trained ones among an element's parameters of a role, by name within the role. */
    public Map<String, float[]> gradientsOf(String element, Role role) {
        Map<String, float[]> found = new LinkedHashMap<>();
        of(element, role).forEach((name, p) -> {
            if (p.gradient != null) {
                found.put(name, p.gradient);
            }
        });
        return found;
    }
}
