package org.ranvier.plugins.surrogates.standard;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.expm1;
import static org.ranvier.api.model.Exprs.sign;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;

/**
 * The exponential of the distance, ds/du = (γ/θ) exp(−β |x|/θ); x = u − θ in the unit of u, for a threshold θ &gt; 0; β
 * = {@code beta} &gt; 0, γ = {@code scale} &gt; 0. Measured in thresholds, it is the same for neurons of any scale.
 *
 * <p>Its smooth step is ½ + (γ/β) sign(x) (1 − exp(−β |x|/θ)), which rises by 2γ/β.
 *
 * <p>Source: S. B. Shrestha and G. Orchard, "SLAYER: spike layer error reassignment in time", NeurIPS 2018: the
 * probability density of a change of the spiking state; with γ = β = 1 as in the code published with it.
 */
public final class Exponential implements Surrogate {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("beta", Unit.NONE, Range.above(0), "decay rate with distance, in units of 1/threshold")
                    .withDefault(1),
            Setting.number("scale", Unit.NONE, Range.above(0), "derivative at the threshold, times the threshold")
                    .withDefault(1));

    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public String description() {
        return "exponential decay with the distance from the threshold, in units of the threshold (SLAYER)";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr derivative(Settings settings) {
        return exp(fall(settings)).times(settings.number("scale")).over(Surrogate.level());
    }

    @Override
    public Expr smoothStep(Settings settings) {
        double rise = settings.number("scale") / settings.number("beta");
        return sign(Surrogate.distance())
                .times(expm1(fall(settings)))
                .times(-rise)
                .plus(0.5);
    }

    /** −β |x|/θ. */
    private static Expr fall(Settings settings) {
        return abs(Surrogate.distance()).times(-settings.number("beta")).over(Surrogate.level());
    }
}
