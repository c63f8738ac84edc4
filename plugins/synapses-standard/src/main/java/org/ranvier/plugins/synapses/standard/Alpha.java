package org.ranvier.plugins.synapses.standard;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.exp;

import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.State;
import org.ranvier.api.model.Synapse;

/**
 * The alpha-shaped current I[t] = (ε * x)[t], ε(t) = (t/τ) exp(1 − t/τ), τ = {@code tau_syn} in ms: it peaks at 1 for t
 * = τ.
 *
 * <p>As a recursion that equals the kernel at whole ticks, with ρ = exp(−dt/τ) and c = ε(dt) = (dt/τ) exp(1 − dt/τ):
 *
 * <pre>
 * q[t] = ρ q[t−1] + x[t]        I[t] = ρ I[t−1] + c q[t−1]
 * </pre>
 *
 * <p>As ε(0) = 0, an arriving spike acts one tick later. For dt = τ, c is exactly 1.
 */
public final class Alpha implements Synapse {

    private static final Schema SCHEMA = Schema.of(CurrentDecay.TAU_SYN);

    @Override
    public String name() {
        return "alpha";
    }

    @Override
    public String description() {
        return "current that rises to its peak at tau_syn and then decays";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder alpha = Dynamics.define(name());
        State q = alpha.state("q");
        State current = alpha.state("i_syn");
        Expr rho = CurrentDecay.rho();
        Expr ticks = CurrentDecay.ticks();
        Expr c = ticks.times(exp(constant(1).minus(ticks)));
        q.next(rho.times(q.previous()).plus(alpha.input()));
        current.next(rho.times(current.previous()).plus(c.times(q.previous())));
        return alpha.output(current.now()).build();
    }
}
