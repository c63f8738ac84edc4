package org.ranvier.plugins.synapses.standard.initial;

import static org.ranvier.api.model.Exprs.constant;
import static org.ranvier.api.model.Exprs.sqrt;

import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Initializer;

/**
 * U[−b, b) with b = {@code gain} · √(3/fan-in), of variance {@code gain}²/fan-in; the gain of √2 is that for
 * rectifiers.
 *
 * <p>Source: K. He et al., "Delving deep into rectifiers", ICCV 2015, eq. (10), with a uniform distribution.
 */
public final class KaimingUniform extends ScaledUniform {

    public KaimingUniform() {
        super(Math.sqrt(2));
    }

    @Override
    public String name() {
        return "kaiming-uniform";
    }

    @Override
    public String description() {
        return "uniform draws within ±gain · √(3/fan-in), of standard deviation gain/√(fan-in)";
    }

    @Override
    Expr bound() {
        return sqrt(constant(3).over(Initializer.fanIn()));
    }
}
