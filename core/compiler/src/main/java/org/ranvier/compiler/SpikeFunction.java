package org.ranvier.compiler;

import org.ranvier.api.Settings;
import org.ranvier.api.learning.Surrogate;
import org.ranvier.api.model.Expr;

/**
 * Derivative of a threshold.
 *
 * @param derivative ds/du over the distance and the level
 * @param smoothStep the step with that derivative
 * @param smooth whether the smooth step replaces the spike itself, so that gradients can be checked by finite
 *     differences
 */
public record SpikeFunction(Expr derivative, Expr smoothStep, boolean smooth) {

    /** The spike with a surrogate's derivative. */
    public static SpikeFunction of(Surrogate surrogate, Settings settings) {
        return new SpikeFunction(surrogate.derivative(settings), surrogate.smoothStep(settings), false);
    }

    /** The smooth step in place of the spike. */
    public SpikeFunction smoothed() {
        return new SpikeFunction(derivative, smoothStep, true);
    }
}
