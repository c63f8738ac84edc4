package org.ranvier.support;

import java.util.IdentityHashMap;
import java.util.Map;
import org.ranvier.api.plan.LoweredUpdate;

/** Parameters in double precision, with updates that are interpreted. */
public final class DoubleParameters extends ParameterStore<double[], StoredParameter<double[]>> {

    private final Map<LoweredUpdate, DoubleUpdate> updates = new IdentityHashMap<>();

    /** Makes an empty store. */
    public DoubleParameters() {
        this(new DoubleArrays());
    }

    private DoubleParameters(DoubleArrays storage) {
        super(storage, spec -> new StoredParameter<>(spec, storage));
    }

    /** Applies an update to the parameters of its group, as {@link org.ranvier.api.backend.Program#update} says. */
    public void update(LoweredUpdate update, Map<String, Double> scalars, Parallel parallel) {
        DoubleUpdate prepared = updates.computeIfAbsent(update, DoubleUpdate::new);
        update.parameters().forEach(name -> prepared.apply(get(name), scalars, parallel));
    }
}
