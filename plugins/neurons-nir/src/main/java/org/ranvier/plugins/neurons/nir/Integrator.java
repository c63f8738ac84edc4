package org.ranvier.plugins.neurons.nir;

import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Setting;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.State;

/** The integration dv/dt = {@code r} I that IF and I share, v[t] = v[t−1] + r I dt; r is per second, as in NIR. */
final class Integrator {

    static final Setting R =
            NirNeuron.number("r", "resistance; v rises by r I per second").withDefault(1);

    private static final double MS_PER_S = 1000;

    private Integrator() {}

    /** Writes the equation down; the potential. */
    static State potential(DynamicsBuilder neuron) {
        State v = neuron.state("v");
        v.next(v.previous().plus(parameter("r").times(dt().over(MS_PER_S)).times(neuron.input())));
        return v;
    }
}
