package org.ranvier.plugins.neurons.nir;

import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.State;

/**
 * The two leaky integrations in a row that CubaLIF and CubaLI share: {@code tau_syn} dI/dt = −I + {@code w_in} S and
 * {@code tau_mem} dv/dt = {@code v_leak} − v + {@code r} I. In a tick I is updated first, so v sees what has just
 * arrived.
 */
final class CurrentBased {

    static final Setting TAU_SYN =
            NirNeuron.tau("tau_syn", "time constant of the synaptic current").withDefault(10);

    static final Setting TAU_MEM = NirNeuron.tau("tau_mem", "membrane time constant");

    private CurrentBased() {}

    /** Writes both equations down; the membrane potential. */
    static State membrane(DynamicsBuilder neuron, Settings settings) {
        State i = neuron.state("i");
        State v = neuron.state("v", parameter("v_leak"));
        Expr arriving = parameter("w_in").times(neuron.input());
        Expr current = NirNeuron.relax(NirNeuron.decay(settings, "tau_syn"), i.previous(), arriving);
        i.next(current);
        v.next(NirNeuron.relax(NirNeuron.decay(settings, "tau_mem"), v.previous(), NirNeuron.target(current)));
        return v;
    }
}
