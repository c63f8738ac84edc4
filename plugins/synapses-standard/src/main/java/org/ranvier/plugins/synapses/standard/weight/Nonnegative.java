package org.ranvier.plugins.synapses.standard.weight;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.max;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/** Excitatory weights: w = max(θ, 0). Where θ ≤ 0 the synapse is silent and its gradient is 0. */
public final class Nonnegative implements WeightParametrization {

    @Override
    public String name() {
        return "nonnegative";
    }

    @Override
    public String description() {
        return "excitatory weights, max(θ, 0)";
    }

    @Override
    public Expr effective(Settings settings) {
        return max(constant(0), WeightParametrization.raw());
    }

    @Override
    public boolean signConstrained(Settings settings) {
        return true;
    }
}
