package org.ranvier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;

/**
 * Gradients against central differences of the loss.
 *
 * <p>An array of gradients is right when every number of it lies within 10⁻⁶ of the array's largest one from its
 * difference quotient, plus what rounding alone makes of a quotient: a loss L known to about ε|L| gives a slope known
 * to about ε|L|/h.
 *
 * <p>The quotient is the five-point one, (f(−2h) − 8f(−h) + 8f(h) − f(2h))/12h, with an error of h⁴ rather than h², so
 * that h need not be so small that rounding takes over. Smooth steps, maxima and interpolated delays have kinks; where
 * one lies within 2h, a shorter step passes it by. Some step must agree: a wrong gradient agrees with none.
 */
final class FiniteDifferences {

    private static final double TOLERANCE = 1e-6;
    private static final double[] STEPS = {3e-4, 3e-5, 3e-6};
    /** The relative accuracy of a loss: some hundreds of roundings, as batch normalisation magnifies them. */
    private static final double ROUNDING = 1e-13;

    private FiniteDifferences() {}

    /**
     * Checks the gradient of one array of numbers.
     *
     * @return the largest slope, by which a caller can tell whether there was anything to check
     */
    static double check(Probe probe, String name, double[] gradient) {
        double[] numbers = probe.numbers(name);
        assertThat(gradient).as(name).hasSameSizeAs(numbers);
        double scale = Math.abs(probe.loss());
        double[][] slopes = new double[STEPS.length][numbers.length];
        double largest = 0;
        for (int n = 0; n < numbers.length; n++) {
            slopes[0][n] = slope(nudged(probe, name, numbers, n), numbers[n], STEPS[0]);
            largest = Math.max(largest, Math.abs(slopes[0][n]));
        }
        for (int n = 0; n < numbers.length; n++) {
            double slope = slopes[0][n];
            double allowed = allowed(largest, scale, STEPS[0]);
            for (int s = 1; s < STEPS.length && !(Math.abs(gradient[n] - slope) <= allowed); s++) {
                slope = slope(nudged(probe, name, numbers, n), numbers[n], STEPS[s]);
                allowed = allowed(largest, scale, STEPS[s]);
            }
            assertThat(Math.abs(gradient[n] - slope))
                    .as("%s[%d]: gradient %s, slope %s, largest slope %s", name, n, gradient[n], slope, largest)
                    .isLessThanOrEqualTo(allowed);
        }
        probe.write(name, numbers);
        return largest;
    }

    private static double allowed(double largest, double loss, double step) {
        return TOLERANCE * largest + ROUNDING * Math.max(1, loss) / step;
    }

    private static DoubleUnaryOperator nudged(Probe probe, String name, double[] numbers, int index) {
        return x -> {
            double[] changed = numbers.clone();
            changed[index] = x;
            probe.write(name, changed);
            return probe.loss();
        };
    }

    private static double slope(DoubleUnaryOperator f, double x, double h) {
        return (f.applyAsDouble(x - 2 * h)
                        - f.applyAsDouble(x + 2 * h)
                        + 8 * (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)))
                / (12 * h);
    }
}
