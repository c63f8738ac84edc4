package com.example.template;

import static org.ranvier.api.model.Exprs.dt;
import static org.ranvier.api.model.Exprs.exp;
import static org.ranvier.api.model.Exprs.parameter;
import static org.ranvier.api.model.Exprs.pow;

import org.ranvier.api.Range;
import org.ranvier.api.Schema;
import org.ranvier.api.Setting;
import org.ranvier.api.Settings;
import org.ranvier.api.Unit;
import org.ranvier.api.model.Dynamics;
import org.ranvier.api.model.DynamicsBuilder;
import org.ranvier.api.model.Expr;
import org.ranvier.api.model.State;
import org.ranvier.api.model.Synapse;

/**
 * The difference of two exponentials: a spike of weight w makes the current
 *
 * <pre>
 *     I(t) = w a (exp(−t/τ_f) − exp(−t/τ_r)),   τ_r = q τ_f,   0 &lt; q &lt; 1
 * </pre>
 *
 * <p>with a such that its peak is w, whatever the time constants are. The rise is given as a fraction q of the fall, so
 * that training cannot bring the two together, where a has no limit.
 */
public final class TemplateSynapse implements Synapse {

    @Override
    public String name() {
        return "template-name";
    }

    @Override
    public String description() {
        return "current that rises and falls, with its peak at the weight";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                Setting.parameter("tau_fall", Unit.MILLISECONDS, Range.above(0), "time constant of the fall")
                        .withDefault(5)
                        .bounded(0.5, 100),
                Setting.parameter(
                                "rise",
                                Unit.NONE,
                                Range.open(0, 1),
                                "time constant of the rise, as a fraction of that of the fall")
                        .withDefault(0.3)
                        .bounded(0.05, 0.9));
    }

    @Override
    public Dynamics dynamics(Settings settings) {
        DynamicsBuilder model = Dynamics.define(name());
        State rising = model.state("rising");
        State current = model.state("current");

        Expr q = parameter("rise");
        Expr tau = parameter("tau_fall");
        Expr fall = exp(dt().negated().over(tau));
        Expr rise = exp(dt().negated().over(tau.times(q)));
        rising.next(rise.times(rising.previous()).plus(model.input()));
        // Both exponentials begin at the weight. Their difference has a recursion of its own, in which nothing cancels:
        // in single
        // precision the difference of two large numbers would be mostly rounding.
        current.next(fall.times(current.previous()).plus(fall.minus(rise).times(rising.previous())));

        // The peak of exp(−t/τ_f) − exp(−t/τ_r), which is where its derivative is 0.
        Expr later = pow(q, q.over(q.negated().plus(1)));
        Expr peak = later.times(q.negated().plus(1));
        return model.output(current.now().over(peak)).build();
    }
}
