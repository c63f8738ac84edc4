package org.ranvier.plugins.optimizers.standard;

import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Optimizer;

/**
 * Adam: a step of about the learning rate, along the running mean of the gradient.
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²
 * θ ← θ − η m/(1 − β₁ᵗ) / (√v/√(1 − β₂ᵗ) + ε)
 * </pre>
 *
 * <p>g is the gradient, η the learning rate and t the number of the step; β₁ = {@code beta1} and β₂ = {@code beta2} in
 * [0, 1), ε = {@code epsilon} ≥ 0, added after the bias is corrected, as in PyTorch.
 *
 * <p>Source: D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
 */
public final class Adam implements Optimizer {

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public String description() {
        return "Adam: steps along the running mean of the gradient, scaled by its root mean square";
    }

    @Override
    public Schema schema() {
        return Moments.SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        Moments moments = Moments.of(settings);
        return Rule.of(moments.step(moments.v()))
                .withSlot(Moments.M, moments.m())
                .withSlot(Moments.V, moments.v());
    }
}
