package com.example.template;

import static org.ranvier.api.learning.Optimizer.gradient;
import static org.ranvier.api.learning.Optimizer.rate;
import static org.ranvier.api.learning.Optimizer.raw;
import static org.ranvier.api.learning.Optimizer.slot;
import static org.ranvier.api.model.Exprs.sign;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.learning.Optimizer;
import org.ranvier.api.model.Expr;

/**
 * Lion: for a number θ with gradient g and momentum m,
 *
 * <pre>
 *     θ ← θ − η sign(β₁ m + (1 − β₁) g)
 *     m ← β₂ m + (1 − β₂) g
 * </pre>
 *
 * <p>Both are computed from the old values.
 */
public final class TemplateOptimizer implements Optimizer {

    private static final String MOMENTUM = "momentum";

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "steps by the sign of the momentum";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.number(
                                "beta1",
                                Unit.NONE,
                                Range.closed(0, 1),
                                "share of the momentum in the direction of a step")
                        .withDefault(0.9),
                Setting.number("beta2", Unit.NONE, Range.closed(0, 1), "share of the momentum that is kept")
                        .withDefault(0.99));
    }

    @Override
    public Rule rule(Settings settings) {
        Expr direction = sign(mixed(settings.number("beta1")));
        return Rule.of(raw().minus(rate().times(direction))).withSlot(MOMENTUM, mixed(settings.number("beta2")));
    }

    private static Expr mixed(double share) {
        return slot(MOMENTUM).times(share).plus(gradient().times(1 - share));
    }
}
