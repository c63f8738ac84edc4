package org.ranvier.plugins.surrogates.standard;

import static org.ranvier.api.model.Exprs.atan;
import static org.ranvier.api.model.Exprs.constant;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;

/**
 * The derivative of an arc tangent, ds/du = (α/2) / (1 + (π α x/2)²); x = u − θ in the unit of u, α = {@code alpha}
 * &gt; 0.
 *
 * <p>Its smooth step is ½ + arctan(π α x/2)/π, from 0 to 1.
 *
 * <p>Source: W. Fang et al., "Incorporating learnable membrane time constant to enhance learning of spiking neural
 * networks", ICCV 2021.
 */
public final class ArcTangent implements Surrogate {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("alpha", Unit.NONE, Range.above(0), "steepness, twice the derivative at the threshold")
                    .withDefault(2));

    @Override
    public String name() {
        return "arctan";
    }

    @Override
    public String description() {
        return "derivative of a scaled arc tangent";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr derivative(Settings settings) {
        double alpha = settings.number("alpha");
        return constant(alpha / 2)
                .over(Surrogate.distance().times(Math.PI * alpha / 2).squared().plus(1));
    }

    @Override
    public Expr smoothStep(Settings settings) {
        double alpha = settings.number("alpha");
        return atan(Surrogate.distance().times(Math.PI * alpha / 2))
                .over(Math.PI)
                .plus(0.5);
    }
}
