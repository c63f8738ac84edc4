package org.ranvier.plugins.neurons.event;

import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Neuron;
import org.ranvier.api.model.ResponseKernel;
import org.ranvier.api.model.ResponseKernel.Term;
import org.ranvier.api.model.State;

/**
 * Leaky integrate-and-fire with an exponential current, whose first spike is found without a clock.
 *
 * <pre>
 * c_mem V' = g (v_leak − V) + I      I' = −I/tau_syn      I ← I + w at an arrival      g = c_mem/tau_mem
 * κ(t) = (t/c_mem) e^(−t/tau)                                                          tau_mem = tau_syn = tau
 * κ(t) = tau_syn/(g (tau_mem − tau_syn)) (e^(−t/tau_mem) − e^(−t/tau_syn))             otherwise
 * </pre>
 *
 * <p>V starts at v_leak; a spike is due when V reaches v_threshold, and sets V back to v_leak, while the current goes
 * on. Where V has just reached the threshold this adds η(t) = −(v_threshold − v_leak) e^(−t/tau_mem), which is what
 * later spikes without a clock are computed with. Time constants in ms, all else without a unit; one number for each
 * neuron. On a clock the same equations run tick by tick.
 *
 * <p>Source: J. Göltz et al., "DelGrad: exact event-based gradients for training delays and weights on spiking
 * neuromorphic hardware", 2024.
 */
public final class LifExact implements Neuron {

    private static final Schema SCHEMA = Schema.of(
            timeConstant("tau_mem", "membrane time constant", 2),
            timeConstant("tau_syn", "time constant of the synaptic current", 1),
            Setting.parameter(
                            "c_mem",
                            Unit.NONE,
                            Range.above(0),
                            "membrane capacitance; the leak conductance is c_mem / tau_mem")
                    .withDefault(1)
                    .bounded(1e-3, 1e6),
            Setting.parameter(
                            "v_leak",
                            Unit.NONE,
                            Range.ALL,
                            "resting potential, also the initial and the reset value of V")
                    .withDefault(0),
            Setting.parameter("v_threshold", Unit.NONE, Range.ALL, "firing threshold of V")
                    .withDefault(1));

    @Override
    public String name() {
        return "lif-exact";
    }

    @Override
    public String description() {
        return "leaky integrate-and-fire neuron with an exponential synaptic current, for exact event-driven spike times";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        Expr tauMem = parameter("tau_mem");
        Expr tauSyn = parameter("tau_syn");
        Expr capacitance = parameter("c_mem");
        Expr rest = parameter("v_leak");
        Expr threshold = parameter("v_threshold");
        DynamicsBuilder lif = Dynamics.define(name());
        State current = lif.state("i");
        State v = lif.state("v", rest);
        current.next(current.previous().times(exp(dt().over(tauSyn).negated())).plus(lif.input()));
        v.derivative(
                rest.minus(v.previous()).over(tauMem).plus(current.previous().over(capacitance)));
        v.reset(v.now().minus(lif.spike().times(v.now().minus(rest))));
        return lif.spikeAtOrAbove(v.now(), threshold)
                .response(ResponseKernel.of(Response.terms(tauMem, tauSyn, capacitance), threshold.minus(rest))
                        .withReset(List.of(new Term(rest.minus(threshold), 0, tauMem))))
                .build();
    }

    private static Setting timeConstant(String name, String doc, double defaultValue) {
        return Setting.parameter(name, Unit.MILLISECONDS, Range.above(0), doc)
                .withDefault(defaultValue)
                .bounded(0.01, 10_000);
    }
}
