package com.example.template;

import static org.ranvier.api.learning.Surrogate.distance;
import static org.ranvier.api.model.Exprs.abs;
import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.pow;
import static org.ranvier.api.model.Exprs.sign;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;

/**
 * A derivative with a tail of exponent q, over the distance x from the threshold:
 *
 * <pre>
 *     ds/dx = (1 + a |x|)^(−q),    a = 2 β/(q − 1)
 * </pre>
 *
 * <p>The area below it is 1/β, so that β = 1 makes the step from 0 to 1 that a spike is. With a small q, neurons far
 * from their threshold learn too.
 */
public final class TemplateSurrogate implements Surrogate {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "derivative with a tail of a given exponent";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number("exponent", Unit.NONE, Range.above(1), "exponent of the tail")
                        .withDefault(1.56),
                Setting.number("beta", Unit.NONE, Range.above(0), "sharpness, the inverse of the area")
                        .withDefault(1));
    }

    @Override
    public Expr derivative(Settings settings) {
        return pow(base(settings), constant(-settings.number("exponent")));
    }

    @Override
    public Expr smoothStep(Settings settings) {
        double q = settings.number("exponent");
        Expr tail = pow(base(settings), constant(1 - q));
        return sign(distance()).times(constant(1).minus(tail)).over(2 * settings.number("beta"));
    }

    private static Expr base(Settings settings) {
        double slope = 2 * settings.number("beta") / (settings.number("exponent") - 1);
        return abs(distance()).times(slope).plus(1);
    }
}
