package com.example.odd;

import org.ranvier.api.learning.Optimizer;
import java.util.List;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.model.*;

/** Plain steps that fail at a gradient of 0, or at the third step. */
public final class OddOptimizer implements Optimizer {

    @Override
    public String name() {
        return "odd-optimizer";
    }

    @Override
    public String description() {
        return "plain steps";
    }

    @Override
    public Schema schema() {
        return Schema.of(Setting.choice("fault", List.of("none", "zero", "third", "slot"), "where a step is no number"));
    }

    @Override
    public Rule rule(Settings settings) {
        Expr g = Optimizer.gradient();
        Expr step = Optimizer.rate().times(switch (settings.text("fault")) {
            case "zero" -> g.over(Exprs.abs(g));
            case "third" -> g.over(Exprs.constant(3).minus(Optimizer.step()));
            default -> g;
        });
        // Too large a number beside the parameter: its square grows with every step.
        Expr kept = settings.text("fault").equals("slot")
                ? Exprs.constant(1e30).times(Optimizer.step()).plus(Optimizer.slot("kept")).times(1e5)
                : g;
        return Rule.of(Optimizer.raw().minus(step)).withSlot("kept", kept);
    }
}
