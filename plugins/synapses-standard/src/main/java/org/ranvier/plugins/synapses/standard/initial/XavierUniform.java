package org.ranvier.plugins.synapses.standard.initial;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.sqrt;

import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/**
 * U[−b, b) with b = {@code gain} · √(6/(fan-in + fan-out)), which keeps the variance of activity and of gradients from
 * layer to layer.
 *
 * <p>Source: X. Glorot and Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks",
 * AISTATS 2010, eq. (16).
 */
public final class XavierUniform extends ScaledUniform {

    public XavierUniform() {
        super(1);
    }

    @Override
    public String name() {
        return "xavier-uniform";
    }

    @Override
    public String description() {
        return "uniform draws within ±gain · √(6/(fan-in + fan-out))";
    }

    @Override
    Expr bound() {
        return sqrt(constant(6).over(Initializer.fanIn().plus(Initializer.fanOut())));
    }
}
