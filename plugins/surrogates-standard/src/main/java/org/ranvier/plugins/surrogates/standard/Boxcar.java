package org.ranvier.plugins.surrogates.standard;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.clamp;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.select;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;

/**
 * The boxcar ds/du = h where |x| ≤ w, else 0; x = u − θ in the unit of u, h = {@code height} &gt; 0, w = {@code width}
 * &gt; 0.
 *
 * <p>Its smooth step is ½ + h · clamp(x, −w, w): with the defaults, those of Bittar &amp; Garner (2022) and Deckers et
 * al. (2024), it rises by ½ only.
 */
public final class Boxcar implements Surrogate {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("height", Unit.NONE, Range.above(0), "derivative near the threshold")
                    .withDefault(0.5),
            Setting.number("width", Unit.NONE, Range.above(0), "half-width around the threshold")
                    .withDefault(0.5));

    @Override
    public String name() {
        return "boxcar";
    }

    @Override
    public String description() {
        return "constant near the threshold, 0 elsewhere";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr derivative(Settings settings) {
        Expr near = constant(settings.number("width")).atLeast(abs(Surrogate.distance()));
        return select(near, constant(settings.number("height")), constant(0));
    }

    @Override
    public Expr smoothStep(Settings settings) {
        double width = settings.number("width");
        return clamp(Surrogate.distance(), constant(-width), constant(width))
                .times(settings.number("height"))
                .plus(0.5);
    }
}
