package org.ranvier.plugins.surrogates.standard;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.clamp;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.max;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;

/**
 * The triangle ds/du = h · max(0, 1 − |x|/w); x = u − θ in the unit of u, h = {@code height} &gt; 0, w = {@code width}
 * &gt; 0.
 *
 * <p>Its smooth step is ½ + h (c − c |c|/(2w)) with c = clamp(x, −w, w): from 0 to 1 where h w = 1.
 *
 * <p>Source: S. K. Esser et al., "Convolutional networks for fast, energy-efficient neuromorphic computing", PNAS 113,
 * 2016; with the height 0.3, G. Bellec et al., "Long short-term memory and learning-to-learn in networks of spiking
 * neurons", NeurIPS 2018.
 */
public final class Triangle implements Surrogate {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("height", Unit.NONE, Range.above(0), "derivative at the threshold")
                    .withDefault(1),
            Setting.number("width", Unit.NONE, Range.above(0), "half-width of the base around the threshold")
                    .withDefault(1));

    @Override
    public String name() {
        return "triangle";
    }

    @Override
    public String description() {
        return "largest at the threshold, falling linearly to 0";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr derivative(Settings settings) {
        Expr nearness = constant(1).minus(abs(Surrogate.distance()).over(settings.number("width")));
        return max(constant(0), nearness).times(settings.number("height"));
    }

    @Override
    public Expr smoothStep(Settings settings) {
        double width = settings.number("width");
        Expr c = clamp(Surrogate.distance(), constant(-width), constant(width));
        return c.minus(c.times(abs(c)).over(2 * width))
                .times(settings.number("height"))
                .plus(0.5);
    }
}
