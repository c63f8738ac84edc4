package org.ranvier.testkit;

import java.util.Set;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Exprs;
import org.ranvier.testkit.spi.ModelCompiler.Conditions;

/** The logistic step that stands in for spikes where gradients are checked: smooth everywhere. */
final class Steps {

    private static final double SLOPE = 3;

    private Steps() {}

    static Conditions conditions(double dtMs, boolean smooth, Set<String> parameters, Set<String> trainable) {
        Expr step = Exprs.sigmoid(Surrogate.distance().times(SLOPE));
        Expr derivative = step.times(Exprs.constant(1).minus(step)).times(SLOPE);
        return new Conditions(dtMs, step, derivative, smooth, parameters, trainable);
    }
}
