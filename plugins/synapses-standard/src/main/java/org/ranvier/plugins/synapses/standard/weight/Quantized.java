package org.ranvier.plugins.synapses.standard.weight;

import static org.ranvier.api.model.Exprs.clamp;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.round;
import static org.ranvier.api.model.Exprs.straightThrough;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.WeightParametrization;

/**
 * Signed weights of a few bits, symmetric about 0: w = Δ · clamp(round(θ/Δ), −n, n), with n = 2^(bits−1) − 1 and Δ =
 * max/n, and ∂w/∂θ taken as 1 (straight through).
 *
 * <p>The levels are −max, …, −Δ, 0, Δ, …, max. {@code bits: 7, max: 2.1} gives −63 … 63 at 30 levels to the unit: the
 * signed 6-bit weights of BrainScaleS-2, where a sign takes two rows.
 */
public final class Quantized implements WeightParametrization {

    private static final Schema SCHEMA = Schema.of(
            Setting.integer("bits", Unit.NONE, Range.closed(2, 24), "number of bits per weight, sign included")
                    .withDefault(8),
            Setting.number("max", Unit.NONE, Range.above(0), "largest magnitude of a weight")
                    .withDefault(1));

    @Override
    public String name() {
        return "quantized";
    }

    @Override
    public String description() {
        return "signed weights of a given number of bits with a straight-through gradient";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr effective(Settings settings) {
        int n = (1 << (settings.integer("bits") - 1)) - 1;
        double delta = settings.number("max") / n;
        Expr theta = WeightParametrization.raw();
        Expr level = clamp(round(theta.over(delta)), constant(-n), constant(n));
        return straightThrough(level.times(delta), theta);
    }
}
