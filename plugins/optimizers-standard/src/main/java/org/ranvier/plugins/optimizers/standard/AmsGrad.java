package org.ranvier.plugins.optimizers.standard;

import static org.ranvier.api.model.Exprs.max;

import org.ranvier.api.Schema;
import org.ranvier.api.Settings;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Expr;

/**
 * AMSGrad: {@link Adam}, whose steps never grow again because it keeps the largest mean square.
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g        v ← β₂ v + (1 − β₂) g²        v_max ← max(v_max, v)
 * θ ← θ − η m/(1 − β₁ᵗ) / (√v_max/√(1 − β₂ᵗ) + ε)
 * </pre>
 *
 * <p>Symbols and ranges are those of {@link Adam}. The bias is corrected, and the largest v taken before it is, as in
 * PyTorch.
 *
 * <p>Source: S. J. Reddi, S. Kale and S. Kumar, "On the convergence of Adam and beyond", ICLR 2018, algorithm 2, which
 * does not correct the bias.
 */
public final class AmsGrad implements Optimizer {

    private static final String V_MAX = "v_max";

    @Override
    public String name() {
        return "amsgrad";
    }

    @Override
    public String description() {
        return "AMSGrad: Adam with the largest mean square gradient so far";
    }

    @Override
    public Schema schema() {
        return Moments.SCHEMA;
    }

    @Override
    public Rule rule(Settings settings) {
        Moments moments = Moments.of(settings);
        Expr largest = max(Optimizer.slot(V_MAX), moments.v());
        return Rule.of(moments.step(largest))
                .withSlot(Moments.M, moments.m())
                .withSlot(Moments.V, moments.v())
                .withSlot(V_MAX, largest);
    }
}
