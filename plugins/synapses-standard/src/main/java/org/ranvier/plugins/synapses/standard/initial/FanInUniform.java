package org.ranvier.plugins.synapses.standard.initial;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.sqrt;

import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/**
 * U[−b, b) with b = {@code gain}/√(fan-in): with the gain of 1, how PyTorch starts the weights and biases of a linear
 * layer.
 */
public final class FanInUniform extends ScaledUniform {

    public FanInUniform() {
        super(1);
    }

    @Override
    public String name() {
        return "fan-in-uniform";
    }

    @Override
    public String description() {
        return "uniform draws within ±gain/√(fan-in)";
    }

    @Override
    Expr bound() {
        return sqrt(constant(1).over(Initializer.fanIn()));
    }
}
