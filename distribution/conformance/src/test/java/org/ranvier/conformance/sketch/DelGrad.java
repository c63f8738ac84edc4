package org.ranvier.conformance.sketch;

import java.util.List;
import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.DelayLearner;
import org.ranvier.api.model.DelayRule;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.Maths;
import org.ranvier.api.model.WeightParametrization;

/** Delays learned from spike times alone; a sketch of the learner of Göltz, Weber et al., "DelGrad". */
final class DelGrad implements DelayLearner {

    private static final Schema SCHEMA = Schema.of(
            Setting.choice("transform", List.of("none", "sigmoid"), "from the trained number to the delay in ms"),
            Setting.number("cut", Unit.NONE, Range.above(0), "largest weight gradient of one sample").byDefault(1e9));

    @Override
    public String name() {
        return "delgrad";
    }

    @Override
    public String description() {
        return "delays learned from exact spike times";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public DelayRule rule(Settings settings) {
        return new ExactSpikes(settings.number("cut"), new WakeSilent(0.3, 0, 5e-4));
    }

    @Override
    public Expr effective(Settings settings) {
        Expr raw = WeightParametrization.raw();
        return sigmoid(settings) ? Maths.sigmoid(raw) : raw;
    }

    @Override
    public Range bounds(Settings settings, Range delays) {
        return sigmoid(settings) ? Range.ALL : delays;
    }

    private static boolean sigmoid(Settings settings) {
        return settings.text("transform").equals("sigmoid");
    }
}
