package org.ranvier.plugins.optimizers.standard;

import static org.ranvier.api.model.Exprs.expm1;
import static org.ranvier.api.model.Exprs.sqrt;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Expr;

/**
 * The running means of the gradient and of its square that {@link Adam} and {@link AmsGrad} share, and the step they
 * make:
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²
 * θ ← θ − η m/(1 − β₁ᵗ) / (√V/√(1 − β₂ᵗ) + ε)
 * </pre>
 *
 * <p>where V is v for the one and the largest v so far for the other.
 */
record Moments(double beta1, double beta2, double epsilon) {

    static final String M = "m";
    static final String V = "v";

    static final Schema SCHEMA = Schema.of(
            decay("beta1", "decay rate of the running mean of the gradient, β₁").withDefault(0.9),
            decay("beta2", "decay rate of the running mean of the squared gradient, β₂")
                    .withDefault(0.999),
            Setting.number("epsilon", Unit.NONE, Range.atLeast(0), "constant added to the denominator, ε")
                    .withDefault(1e-8));

    static Moments of(Settings settings) {
        return new Moments(settings.number("beta1"), settings.number("beta2"), settings.number("epsilon"));
    }

    /** The new mean of the gradient. */
    Expr m() {
        return mean(M, beta1, Optimizer.gradient());
    }

    /** The new mean of the squared gradient. */
    Expr v() {
        return mean(V, beta2, Optimizer.gradient().squared());
    }

    /** The number after a step whose size {@code square} sets. */
    Expr step(Expr square) {
        Expr denominator = sqrt(square).over(sqrt(filled(beta2))).plus(epsilon);
        return Optimizer.raw().minus(Optimizer.rate().over(filled(beta1)).times(m().over(denominator)));
    }

    private static Expr mean(String slot, double beta, Expr value) {
        return Optimizer.slot(slot).times(beta).plus(value.times(1 - beta));
    }

    /**
     * 1 − βᵗ = −expm1(t ln β), exact in float too: the share of a mean that steps have filled since it started at 0.
     */
    private static Expr filled(double beta) {
        return expm1(Optimizer.step().times(Math.log(beta))).negated();
    }

    private static Setting decay(String name, String doc) {
        return Setting.number(name, Unit.NONE, new Range(0, true, 1, false), doc);
    }
}
