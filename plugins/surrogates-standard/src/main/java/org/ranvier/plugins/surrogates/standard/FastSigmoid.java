package org.ranvier.plugins.surrogates.standard;

import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.constant;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;

/**
 * The derivative of the fast sigmoid, ds/du = 1 / (1 + k |x|)²; x = u − θ in the unit of u, k = {@code slope} &gt; 0.
 *
 * <p>It is 1 at the threshold whatever the slope. Its smooth step is ½ + x / (1 + k |x|), which rises by 2/k.
 *
 * <p>Source: F. Zenke and S. Ganguli, "SuperSpike: supervised learning in multilayer spiking neural networks", Neural
 * Computation 30, 2018.
 */
public final class FastSigmoid implements Surrogate {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("slope", Unit.NONE, Range.above(0), "steepness of the decay away from the threshold")
                    .withDefault(25));

    @Override
    public String name() {
        return "fast-sigmoid";
    }

    @Override
    public String description() {
        return "derivative of a fast sigmoid, falling with the square of the distance from the threshold";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr derivative(Settings settings) {
        return constant(1).over(spread(settings).squared());
    }

    @Override
    public Expr smoothStep(Settings settings) {
        return Surrogate.distance().over(spread(settings)).plus(0.5);
    }

    /** 1 + k |x|. */
    private static Expr spread(Settings settings) {
        return abs(Surrogate.distance()).times(settings.number("slope")).plus(1);
    }
}
