package org.ranvier.plugins.synapses.standard.weight;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/** The weight is the trained number: w = θ, of either sign. */
public final class Free implements WeightParametrization {

    @Override
    public String name() {
        return "free";
    }

    @Override
    public String description() {
        return "weights of any value and sign";
    }

    @Override
    public Expr effective(Settings settings) {
        return WeightParametrization.raw();
    }
}
