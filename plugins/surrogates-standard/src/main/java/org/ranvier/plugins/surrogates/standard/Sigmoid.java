package org.ranvier.plugins.surrogates.standard;

import static org.ranvier.api.model.Exprs.sigmoid;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;

/**
 * The derivative of the logistic function, ds/du = k σ(k x) (1 − σ(k x)); x = u − θ in the unit of u, k = {@code slope}
 * &gt; 0.
 *
 * <p>It is computed as k σ(k x) σ(−k x), which loses no digits far above the threshold. Its smooth step is σ(k x), from
 * 0 to 1.
 *
 * <p>Source: E. O. Neftci, H. Mostafa and F. Zenke, "Surrogate gradient learning in spiking neural networks", IEEE
 * Signal Processing Magazine 36, 2019.
 */
public final class Sigmoid implements Surrogate {

    private static final Schema SCHEMA = Schema.of(
            Setting.number("slope", Unit.NONE, Range.above(0), "steepness, four times the derivative at the threshold")
                    .withDefault(25));

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public String description() {
        return "derivative of a logistic function";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Expr derivative(Settings settings) {
        double slope = settings.number("slope");
        Expr scaled = Surrogate.distance().times(slope);
        return sigmoid(scaled).times(sigmoid(scaled.negated())).times(slope);
    }

    @Override
    public Expr smoothStep(Settings settings) {
        return sigmoid(Surrogate.distance().times(settings.number("slope")));
    }
}
