package org.ranvier.plugins.backend.opencl.device;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ranvier.api.Unit;
import org.ranvier.api.backend.ParameterId;
import org.ranvier.api.backend.ParameterId.Role;
import org.ranvier.api.backend.ParameterSpec;
import org.ranvier.plugins.backend.opencl.cl.Buffer;
import org.ranvier.plugins.backend.opencl.cl.Context;
import org.ranvier.plugins.backend.opencl.cl.Kernel;

/** Every array the program holds, on the device: numbers, gradients, optimiser slots. */
public final class Parameters implements AutoCloseable {

    private final Context context;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    /** One array. */
    public static final class Parameter {
        public ParameterSpec spec;
        public Buffer value;
        /** Of times what the numbers have beyond a float, which cannot say on which tick they fall; else null. */
        public Buffer rest;
        /** Where not trained, nothing reads it. */
        public Buffer gradient;

        public final Map<String, Buffer> slots = new LinkedHashMap<>();
        /** Changes with every change of the value, so that what is computed from it need not be computed again. */
        public int version;

        public boolean trained() {
            return spec.trainable();
        }

        /** A copy of the numbers. */
        public double[] read() {
            double[] values = Parameters.read(value, spec.size());
            if (rest != null) {
                double[] more = Parameters.read(rest, spec.size());
                Arrays.setAll(values, n -> values[n] + more[n]);
            }
            return values;
        }

        public void write(double[] values) {
            Parameters.write(spec.name(), values, value, spec.size());
            if (rest != null) {
                Parameters.write(
                        spec.name(),
                        Arrays.stream(values).map(Parameters::beyondFloat).toArray(),
                        rest,
                        spec.size());
            }
            version++;
        }
    }

    public Parameters(Context context) {
        this.context = context;
    }

    public void declare(ParameterSpec spec) {
        Parameter p = new Parameter();
        p.spec = spec;
        p.value = context.buffer(spec.size());
        p.rest = spec.unit() == Unit.MILLISECONDS ? context.buffer(spec.size()) : null;
        p.gradient = context.buffer(spec.size());
        parameters.put(spec.name(), p);
    }

    public void declareSlot(String parameter, String slot) {
        Parameter p = get(parameter);
        p.slots.put(slot, context.buffer(p.spec.size()));
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
    public Map<String, Parameter> of(String element, Role... roles) {
        List<Role> wanted = List.of(roles);
        Map<String, Parameter> found = new LinkedHashMap<>();
        parameters.values().forEach(p -> {
            if (p.spec.id().element().equals(element) && wanted.contains(p.spec.role())) {
                found.put(p.spec.id().name(), p);
            }
        });
        return found;
    }

    public boolean trained(ParameterId id) {
        return trained(id.fullName());
    }

    public boolean trained(String name) {
        return parameters.containsKey(name) && parameters.get(name).trained();
    }

    public void clearGradients() {
        parameters.values().forEach(p -> p.gradient.clear());
    }

    public boolean gradientsAreFinite(Dialect dialect) {
        return areFinite(dialect, p -> p.trained() ? Stream.of(p.gradient) : Stream.empty());
    }

    public boolean areFinite(Dialect dialect) {
        return areFinite(dialect, p -> Stream.concat(Stream.of(p.value), p.slots.values().stream()));
    }

    /** Looks on the device, and fetches one number. */
    private boolean areFinite(Dialect dialect, Function<Parameter, Stream<Buffer>> arrays) {
        Kernel kernel = dialect.fixed("finite", "find_non_finite");
        try (Buffer found = context.buffer(1)) {
            parameters
                    .values()
                    .forEach(p -> arrays.apply(p).forEach(array -> kernel.each(p.spec.size(), array, found)));
            return found.ints(1)[0] == 0;
        }
    }

    /** Replaces the layout of a per-synapse parameter; {@code keptFrom} tells where old numbers come from. */
    public void relayout(ParameterSpec spec, int[] keptFrom) {
        Parameter p = get(spec.name());
        int before = p.spec.size();
        p.spec = spec;
        p.value = moved(p.value, before, keptFrom);
        p.rest = p.rest == null ? null : moved(p.rest, before, keptFrom);
        p.gradient.close();
        p.gradient = context.buffer(keptFrom.length);
        p.slots.replaceAll((slot, old) -> moved(old, before, keptFrom));
        p.version++;
    }

    private Buffer moved(Buffer old, int size, int[] keptFrom) {
        float[] values = old.floats(size);
        float[] result = new float[keptFrom.length];
        for (int s = 0; s < result.length; s++) {
            result[s] = keptFrom[s] < 0 ? 0 : values[keptFrom[s]];
        }
        old.close();
        Buffer buffer = context.buffer(result.length);
        buffer.write(result, result.length);
        return buffer;
    }

    /** The versions of some parameters, to be compared. */
    public static List<Integer> versions(List<Parameter> parameters) {
        return parameters.stream().map(p -> p.version).toList();
    }

    /** What a number has beyond the nearest float. */
    public static float beyondFloat(double number) {
        return Double.isFinite(number) ? (float) (number - (float) number) : 0;
    }

    public static double[] read(Buffer buffer, int size) {
        float[] values = buffer.floats(size);
        double[] wide = new double[size];
        for (int n = 0; n < size; n++) {
            wide[n] = values[n];
        }
        return wide;
    }

    public static void write(String what, double[] from, Buffer to, int size) {
        if (from.length != size) {
            throw new IllegalArgumentException(
                    "'" + what + "' has " + size + " numbers, but " + from.length + " were given");
        }
        float[] values = new float[size];
        for (int n = 0; n < size; n++) {
            values[n] = (float) from[n];
        }
        to.write(values, size);
    }

    @Override
    public void close() {
        for (Parameter p : parameters.values()) {
            p.value.close();
            if (p.rest != null) {
                p.rest.close();
            }
            p.gradient.close();
            p.slots.values().forEach(Buffer::close);
        }
    }
}
