package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Symbol.Kind;
import org.ranvier.api.plan.ScalarCode;
import org.ranvier.testkit.spi.ModelCompiler;

/** Contract of surrogates: a derivative that is never negative, and the smooth step whose derivative it is. */
public abstract class SurrogateContract extends ComponentContract<Surrogate> {

    private static final double LEVEL = 1.3;

    /** For test classes to extend. */
    protected SurrogateContract() {}

    @Test
    final void theSmoothStepHasTheDerivative() {
        for (Variant variant : variants()) {
            ScalarCode derivative = lower(component().derivative(variant.settings()));
            ScalarCode step = lower(component().smoothStep(variant.settings()));
            SplittableRandom random = new SplittableRandom(1);
            for (int n = 0; n < 200; n++) {
                double x = random.nextDouble(-3, 3);
                Slopes.check("at distance " + x, at(derivative, x), distance -> at(step, distance), x);
            }
        }
    }

    @Test
    final void theDerivativeIsFiniteAndNotNegative() {
        for (Variant variant : variants()) {
            ScalarCode derivative = lower(component().derivative(variant.settings()));
            for (double x : new double[] {0, -0.0, 1e-12, 0.5, -0.5, 1, -1, 20, -20, 1e6, -1e6}) {
                double value = at(derivative, x);
                assertTrue(value >= 0 && value < Double.POSITIVE_INFINITY, "the derivative at " + x + " is " + value);
            }
        }
    }

    private static ScalarCode lower(Expr expr) {
        return ModelCompiler.find().function(expr);
    }

    private static double at(ScalarCode code, double distance) {
        return code.evaluate(symbol -> symbol.kind() == Kind.DISTANCE ? distance : LEVEL, draw -> {
            throw new AssertionError("a surrogate draws nothing");
        })[0];
    }
}
