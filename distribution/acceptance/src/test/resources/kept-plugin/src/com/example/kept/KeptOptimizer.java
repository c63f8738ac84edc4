package com.example.kept;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Expr;
import org.ranvier.api.learning.Optimizer;

/** Momentum: m ← μ m + g, θ ← θ − η m. */
public final class KeptOptimizer implements Optimizer {

    @Override
    public String name() {
        return "kept-optimizer";
    }

    @Override
    public String description() {
        return "steps with momentum";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.number("momentum", Unit.NONE, Range.closed(0, 1), "share of the last step that is kept").withDefault(0.5));
    }

    @Override
    public Rule rule(Settings settings) {
        Expr kept = Optimizer.slot("m").times(settings.number("momentum")).plus(Optimizer.gradient());
        return Rule.of(Optimizer.raw().minus(Optimizer.rate().times(kept))).withSlot("m", kept);
    }
}
