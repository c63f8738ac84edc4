package org.ranvier.plugins.synapses.standard.weight;

import static org.ranvier.api.model.Exprs.clamp;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.round;
import static org.ranvier.api.model.Exprs.straightThrough;

import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * Ternary weights: w = clamp(round(θ), −1, 1), with ∂w/∂θ taken as 1 (straight through). A projection's weight scale
 * makes −1, 0, 1 the size that its neurons need.
 *
 * <p>Source: the weights of Grappolini &amp; Subramoney (2023); the straight-through gradient is that of Y. Bengio et
 * al., "Estimating or propagating gradients through stochastic neurons for conditional computation", 2013.
 */
public final class Ternary implements WeightParametrization {

    @Override
    public String name() {
        return "ternary";
    }

    @Override
    public String description() {
        return "weights −1, 0 and 1, rounded from θ with a straight-through gradient";
    }

    @Override
    public Expr effective(Settings settings) {
        Expr theta = WeightParametrization.raw();
        return straightThrough(clamp(round(theta), constant(-1), constant(1)), theta);
    }
}
