package org.ranvier.plugins.backend.nd4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ranvier.api.backend.ParameterId;
import org.ranvier.api.backend.ParameterId.Role;
import org.ranvier.api.backend.ParameterSpec;

/**
 * Named arrays: values, gradients and optimiser slots, in double precision. They are few beside what happens at every
 * tick, and delays need the precision: a delay of 0.7 ms with ticks of 0.1 ms must round as it does elsewhere.
 */
final class Parameters implements AutoCloseable {

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** The arrays of one parameter, given back together when its size changes. */
    private record Entry(
            ParameterSpec spec, Memory memory, INDArray value, INDArray gradient, Map<String, INDArray> slots) {

        static Entry of(ParameterSpec spec, Set<String> slots) {
            Memory memory = new Memory();
            Map<String, INDArray> zeros = new LinkedHashMap<>();
            slots.forEach(slot -> zeros.put(slot, memory.zeros(DataType.DOUBLE, spec.size())));
            return new Entry(
                    spec,
                    memory,
                    memory.zeros(DataType.DOUBLE, spec.size()),
                    spec.trainable() ? memory.zeros(DataType.DOUBLE, spec.size()) : null,
                    zeros);
        }
    }

    void declare(ParameterSpec spec, Set<String> slots) {
        entries.put(spec.name(), Entry.of(spec, slots));
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("there is no parameter '" + name + "'; there are " + entries.keySet());
        }
        return entry;
    }

    ParameterSpec spec(String name) {
        return entry(name).spec();
    }

    List<ParameterSpec> specs() {
        return entries.values().stream().map(Entry::spec).toList();
    }

    INDArray value(String name) {
        return entry(name).value();
    }

    /** The gradient, or null where the parameter is not trained. */
    INDArray gradient(String name) {
        return entry(name).gradient();
    }

    boolean trained(String name) {
        return entries.containsKey(name) && entry(name).spec().trainable();
    }

    Map<String, INDArray> slots(String name) {
        return entry(name).slots();
    }

    INDArray value(ParameterId id) {
        return value(id.fullName());
    }

    INDArray gradient(ParameterId id) {
        return gradient(id.fullName());
    }

    boolean trained(ParameterId id) {
        return trained(id.fullName());
    }

    /** The values of an element's parameters of some roles, by name within the role. */
    Map<String, INDArray> of(String element, Role... roles) {
        Map<String, INDArray> found = new LinkedHashMap<>();
        specs(element, roles).forEach(spec -> found.put(spec.id().name(), value(spec.name())));
        return found;
    }

    /** The gradients of the trained ones among an element's parameters of a role, by name within the role. */
    Map<String, INDArray> gradientsOf(String element, Role role) {
        Map<String, INDArray> found = new LinkedHashMap<>();
        specs(element, role).stream()
                .filter(ParameterSpec::trainable)
                .forEach(spec -> found.put(spec.id().name(), gradient(spec.name())));
        return found;
    }

    List<ParameterSpec> specs(String element, Role... roles) {
        List<Role> wanted = List.of(roles);
        return specs().stream()
                .filter(spec -> spec.id().element().equals(element) && wanted.contains(spec.role()))
                .toList();
    }

    void clearGradients() {
        entries.values().stream()
                .filter(e -> e.gradient() != null)
                .forEach(e -> e.gradient().assign(0));
    }

    /** A copy of the numbers of one of its arrays. */
    static double[] read(INDArray array, ParameterSpec spec) {
        return java.util.Arrays.copyOf(Host.doubles(array), spec.size());
    }

    /** Replaces the numbers of one of its arrays. */
    static void write(String what, double[] values, INDArray array, ParameterSpec spec) {
        if (values.length != spec.size()) {
            throw new IllegalArgumentException(
                    "'" + what + "' has " + spec.size() + " numbers, but " + values.length + " were given");
        }
        if (values.length > 0) {
            array.data().setData(values);
        }
    }

    /** Gives a parameter of synapses another size; {@code keptFrom} tells where old numbers go. */
    void relayout(ParameterSpec spec, int[] keptFrom) {
        Entry old = entries.get(spec.name());
        Entry now = Entry.of(spec, old.slots().keySet());
        move(old.value(), now.value(), keptFrom);
        now.slots().forEach((slot, array) -> move(old.slots().get(slot), array, keptFrom));
        entries.put(spec.name(), now);
        old.memory().close();
    }

    private static void move(INDArray from, INDArray to, int[] keptFrom) {
        double[] old = Host.doubles(from);
        double[] result = new double[Math.max(1, keptFrom.length)];
        for (int s = 0; s < keptFrom.length; s++) {
            result[s] = keptFrom[s] < 0 ? 0 : old[keptFrom[s]];
        }
        to.data().setData(result);
    }

    @Override
    public void close() {
        entries.values().forEach(entry -> entry.memory().close());
        entries.clear();
    }
}
