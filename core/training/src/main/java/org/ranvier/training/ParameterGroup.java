package org.ranvier.training;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ranvier.api.backend.NetworkPlan;
import org.ranvier.api.backend.NetworkPlan.Normalize;
import org.ranvier.api.backend.NetworkPlan.Projection;
import org.ranvier.api.backend.ParameterSpec;

/** The groups that have learning rates of their own. */
enum ParameterGroup {
    /** Weights, biases, and gain and shift of batch normalisation. */
    WEIGHTS,
    /** Delays and the parameters of their kernels. */
    DELAYS,
    /** Parameters of neurons and synapses. */
    NEURONS;

    /** Its name in files. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ParameterGroup of(ParameterSpec spec, NetworkPlan plan) {
        String name = spec.name();
        for (Projection p : plan.all(Projection.class)) {
            if (name.equals(p.name() + ".delays") || name.startsWith(p.name() + ".delays.")) {
                return DELAYS;
            }
            if (name.equals(p.name() + ".weights")
                    || name.startsWith(p.name() + ".weights.")
                    || name.equals(p.name() + ".bias")) {
                return WEIGHTS;
            }
        }
        Set<String> normalizations =
                plan.all(Normalize.class).stream().map(Normalize::name).collect(Collectors.toSet());
        int dot = name.lastIndexOf('.');
        return normalizations.contains(name.substring(0, dot)) ? WEIGHTS : NEURONS;
    }
}
