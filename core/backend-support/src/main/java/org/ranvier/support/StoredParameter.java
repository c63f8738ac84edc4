package org.ranvier.support;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ranvier.api.plan.ParameterSpec;

/**
 * The numbers of one parameter, their gradients where it is trained, and the optimiser's slots.
 *
 * @param <A> the type of an array
 */
public class StoredParameter<A> {

    private final ArrayStorage<A> storage;
    private final Map<String, A> slots = new LinkedHashMap<>();
    private ParameterSpec spec;
    private A value;
    private A gradient;
    private int version;

    /** Makes arrays of zeros, and no slots. */
    public StoredParameter(ParameterSpec spec, ArrayStorage<A> storage) {
        this.spec = spec;
        this.storage = storage;
        value = storage.zeros(spec.size());
        gradient = spec.trainable() ? storage.zeros(spec.size()) : null;
    }

    /** Returns the specification, which changes with the synapses of its projection. */
    public final ParameterSpec spec() {
        return spec;
    }

    /** Returns the number of elements. */
    public final int size() {
        return spec.size();
    }

    /** Returns the array of values. */
    public final A value() {
        return value;
    }

    /** Returns the array of gradients, or null where the parameter is not trained. */
    public final A gradient() {
        return gradient;
    }

    /** Returns the arrays that the optimiser keeps, by name of the slot. */
    public final Map<String, A> slots() {
        return Collections.unmodifiableMap(slots);
    }

    /**
     * Returns a number that differs after every change of the values, so that what is computed from them need not be
     * computed again.
     */
    public final int version() {
        return version;
    }

    /** Counts a change of the values that was made in the array itself. */
    public final void changed() {
        version++;
    }

    /** Adds a slot of zeros. */
    final void declareSlot(String name) {
        slots.put(name, storage.zeros(spec.size()));
    }

    /** Returns a copy of the values. */
    public double[] read() {
        return storage.read(value, spec.size());
    }

    /** Replaces the values; there are {@link #size} of them. */
    public void write(double[] values) {
        storage.write(value, values);
        changed();
    }

    /** Follows a change of synapses: numbers and slots that are kept move, gradients and others are 0. */
    protected void relayout(ParameterSpec to, int[] keptFrom) {
        int before = spec.size();
        spec = to;
        value = storage.moved(value, before, keptFrom);
        slots.replaceAll((slot, old) -> storage.moved(old, before, keptFrom));
        if (gradient != null) {
            storage.release(gradient);
            gradient = storage.zeros(to.size());
        }
        changed();
    }

    /** Gives the memory of all arrays back. */
    protected void release() {
        storage.release(value);
        if (gradient != null) {
            storage.release(gradient);
        }
        slots.values().forEach(storage::release);
    }
}
