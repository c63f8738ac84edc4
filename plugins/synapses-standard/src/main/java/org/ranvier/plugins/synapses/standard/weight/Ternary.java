package org.ranvier.plugins.synapses.standard.weight;

import java.util.OptionalInt;
import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * Ternary weights: w = clamp(round(θ), −1, 1), with ∂w/∂θ taken as 1 (straight through); {@code quantized} with two
 * bits. A projection's weight scale makes −1, 0, 1 the size that its neurons need.
 *
 * <p>Source: the weights of Grappolini &amp; Subramoney (2023); the straight-through gradient is that of Y. Bengio et
 * al., "Estimating or propagating gradients through stochastic neurons for conditional computation", 2013.
 */
public final class Ternary implements WeightParametrization {

    private static final Levels LEVELS = new Levels(-1, 1, 1);
    private static final Schema SCHEMA = Schema.of(Levels.rounding(), Levels.dither());

    @Override
    public String name() {
        return "ternary";
    }

    @Override
    public String description() {
        return "weights −1, 0 and 1, rounded from θ with a straight-through gradient";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr effective(Settings settings) {
        return LEVELS.of(settings, 0);
    }

    @Override
    public boolean redrawn(String parameter) {
        return parameter.equals(Levels.DITHER);
    }

    @Override
    public OptionalInt bits(Settings settings) {
        return OptionalInt.of(2);
    }
}
