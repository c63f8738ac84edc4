package org.ranvier.plugins.synapses.standard;

import static org.ranvier.api.model.Exprs.constant;

import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.State;
import org.ranvier.api.model.Synapse;

/**
 * The exponentially decaying current I[t] = ρ I[t−1] + x[t], ρ = exp(−dt/{@code tau_syn}), {@code tau_syn} in ms.
 *
 * <p>An arriving spike of weight w adds w at once. With {@code scaled} it adds (1 − ρ) w, so that the current of one
 * spike sums to w over ticks, whatever {@code tau_syn}.
 */
public final class Exponential implements Synapse {

    private static final Schema SCHEMA = Schema.of(
            Setting.flag("scaled", false, "whether a spike adds (1 − ρ) w, which sums to w over ticks, rather than w"),
            CurrentDecay.TAU_SYN);

    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public String description() {
        return "current that jumps with a spike and decays exponentially";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder exponential = Dynamics.define(name());
        State current = exponential.state("i_syn");
        Expr rho = CurrentDecay.rho();
        Expr x = exponential.input();
        Expr arriving = settings.flag("scaled") ? constant(1).minus(rho).times(x) : x;
        current.next(rho.times(current.previous()).plus(arriving));
        return exponential.output(current.now()).build();
    }
}
