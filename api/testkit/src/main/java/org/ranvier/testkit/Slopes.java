package org.ranvier.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;

/**
 * Gradients against central differences of five points. A kink within 2h spoils a difference, so shorter steps get a
 * chance; a wrong gradient agrees with none of them.
 */
final class Slopes {

    private static final double TOLERANCE = 1e-6;
    private static final double ROUNDING = 1e-13;
    private static final double[] STEPS = {3e-4, 3e-5, 3e-6};

    private Slopes() {}

    static void check(String what, double gradient, DoubleUnaryOperator f, double x) {
        double size = Math.max(1, Math.abs(f.applyAsDouble(x)));
        double slope = Double.NaN;
        boolean agrees = false;
        for (int n = 0; n < STEPS.length && !agrees; n++) {
            // A step in proportion, so that parameters of any unit are nudged alike.
            double h = STEPS[n] * Math.max(1e-2, Math.abs(x));
            slope = slope(f, x, h);
            agrees = Math.abs(gradient - slope) <= TOLERANCE * Math.max(1e-2, Math.abs(slope)) + ROUNDING * size / h;
        }
        assertTrue(agrees, what + ": the gradient is " + gradient + ", the slope " + slope);
    }

    private static double slope(DoubleUnaryOperator f, double x, double h) {
        return (f.applyAsDouble(x - 2 * h)
                        - f.applyAsDouble(x + 2 * h)
                        + 8 * (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)))
                / (12 * h);
    }
}
