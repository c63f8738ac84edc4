package org.ranvier.plugins.synapses.standard;

import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;

import org.ranvier.api.Range;
import org.ranvier.api.Setting;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;

/**
 * The decay of a post-synaptic current in a tick, ρ = exp(−dt/tau_syn), which {@link Exponential} and {@link Alpha}
 * share.
 */
final class CurrentDecay {

    /** Training keeps it where ρ and its derivative are finite, and nowhere else. */
    static final Setting TAU_SYN = Setting.parameter(
                    "tau_syn", Unit.MILLISECONDS, Range.above(0), "time constant of the postsynaptic current")
            .withDefault(5)
            .bounded(0.01, 10_000);

    private CurrentDecay() {}

    /** dt/tau_syn. */
    static Expr ticks() {
        return dt().over(parameter(TAU_SYN.name()));
    }

    /** ρ. */
    static Expr rho() {
        return exp(ticks().negated());
    }
}
